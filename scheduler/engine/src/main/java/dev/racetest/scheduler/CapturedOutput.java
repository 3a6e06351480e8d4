package dev.racetest.scheduler;

import dev.racetest.hooks.Hooks;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Keeps what tasks print while an exploration runs; what other threads print passes. Printing
 * orders nothing: the stream takes no lock, so that it hides no race.
 */
final class CapturedOutput implements AutoCloseable {
  private static final int LIMIT = 64 * 1024;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final PrintStream ours;
  private final PrintStream oursForErrors;
  private final StringBuilder text = new StringBuilder();

  CapturedOutput() {
    ours = new Stream(out);
    oursForErrors = new Stream(err);
    System.setOut(ours);
    System.setErr(oursForErrors);
  }

  void begin() {
    text.setLength(0);
  }

  /** What tasks have printed since {@link #begin}, or the first part of it. */
  String text() {
    return text.toString();
  }

  @Override
  public void close() {
    // An exploration that was given up may end when another one has taken over.
    if (System.out == ours) {
      System.setOut(out);
    }
    if (System.err == oursForErrors) {
      System.setErr(err);
    }
  }

  private void keep(String printed) {
    int room = LIMIT - text.length();
    if (room > 0) {
      text.append(printed, 0, Math.min(room, printed.length()));
    }
  }

  /** Every way to print ends in {@link #print(String)} or {@link #write(byte[], int, int)}. */
  private final class Stream extends PrintStream {
    private final PrintStream original;

    Stream(PrintStream original) {
      super(OutputStream.nullOutputStream());
      this.original = original;
    }

    private boolean isOfTask() {
      return Thread.currentThread() == Hooks.live();
    }

    @Override
    public void print(String printed) {
      if (!isOfTask()) {
        original.print(printed);
        return;
      }
      Thread suspended = Hooks.suspend();
      try {
        keep(String.valueOf(printed));
      } finally {
        Hooks.resume(suspended);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (!isOfTask()) {
        original.write(bytes, offset, length);
        return;
      }
      Thread suspended = Hooks.suspend();
      try {
        keep(new String(bytes, offset, length, Charset.defaultCharset()));
      } finally {
        Hooks.resume(suspended);
      }
    }

    @Override
    public void write(int singleByte) {
      write(new byte[] {(byte) singleByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
      write(bytes, 0, bytes.length);
    }

    @Override
    public void println() {
      print(System.lineSeparator());
    }

    @Override
    public void println(String printed) {
      print(printed + System.lineSeparator());
    }

    @Override
    public void println(Object object) {
      println(String.valueOf(object));
    }

    @Override
    public void print(Object object) {
      print(String.valueOf(object));
    }

    @Override
    public void print(boolean value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(boolean value) {
      println(String.valueOf(value));
    }

    @Override
    public void print(char value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(char value) {
      println(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
      println(String.valueOf(value));
    }

    @Override
    public void print(int value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(int value) {
      println(String.valueOf(value));
    }

    @Override
    public void print(long value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(long value) {
      println(String.valueOf(value));
    }

    @Override
    public void print(float value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(float value) {
      println(String.valueOf(value));
    }

    @Override
    public void print(double value) {
      print(String.valueOf(value));
    }

    @Override
    public void println(double value) {
      println(String.valueOf(value));
    }

    @Override
    public PrintStream printf(String format, Object... arguments) {
      print(String.format(format, arguments));
      return this;
    }

    @Override
    public PrintStream format(String format, Object... arguments) {
      return printf(format, arguments);
    }

    @Override
    public PrintStream append(CharSequence printed) {
      print(String.valueOf(printed));
      return this;
    }

    @Override
    public PrintStream append(char printed) {
      print(printed);
      return this;
    }

    @Override
    public void flush() {
      original.flush();
    }
  }
}
