package dev.racetest.benchmarks.sct;

/**
 * A text is appended to another while a second thread empties it: the bug of StringBuffer in JDK
 * 1.4 (Flanagan and Qadeer, PLDI 2003). Every method holds its own object's lock, but between
 * asking the other text for its length and asking for its characters that text may become shorter.
 */
final class TextBuffer {
  private volatile String text;

  private TextBuffer(String text) {
    this.text = text;
  }

  static void run() throws InterruptedException {
    TextBuffer source = new TextBuffer("abc");
    TextBuffer target = new TextBuffer("");
    Thread eraser = Parallel.thread(source::clear);
    eraser.start();
    target.append(source);
    eraser.join();
  }

  private synchronized int length() {
    return text.length();
  }

  private synchronized void clear() {
    text = "";
  }

  private synchronized String start(int length) {
    String now = text;
    Parallel.check(length <= now.length(), "the text is shorter than that");
    return now.substring(0, length);
  }

  private synchronized void append(TextBuffer other) {
    int length = other.length();
    String added = other.start(length);
    String before = text;
    text = before + added;
  }
}
