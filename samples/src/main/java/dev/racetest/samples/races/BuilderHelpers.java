package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A string builder is a buffer, a length, and no lock. */
public class BuilderHelpers {
  private static StringBuilder builder() {
    return new StringBuilder("text");
  }

  /** Both append at the same place. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.append")
  public void appendAgainstAppend() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.append('a'), () -> builder.append("b"));
  }

  /** The same with a lock. */
  @Verdict(Expected.SILENT)
  public void appendsUnderOneLock() throws Exception {
    StringBuilder builder = new StringBuilder();
    Threads.Action append =
        () -> {
          synchronized (builder) {
            builder.append("ab");
          }
        };
    Threads.runAll(append, append);
    Check.equal("abab", builder.toString());
  }

  /** The string is made of what is there, whatever that is just now. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.append")
  public void appendAgainstToString() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(
        () -> builder.append("a"), () -> Check.that(!builder.toString().isEmpty(), "nothing"));
  }

  /** So is the length. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.append")
  public void appendAgainstLength() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.append(1), () -> Check.that(builder.length() >= 4, "shorter"));
  }

  /** Strings and characters out of a builder that is complete. */
  @Verdict(Expected.SILENT)
  public void toStringAgainstCharAt() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(
        () -> Check.equal("text", builder.toString()),
        () -> Check.equal('t', builder.charAt(3)),
        () -> Check.equal(4, builder.length()));
  }

  /** The character is there, and then it is not. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.setLength")
  public void setLengthAgainstCharAt() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.setLength(0), () -> builder.charAt(3));
  }

  /** The very character. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.setCharAt")
  public void setCharAtAgainstCharAt() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.setCharAt(1, 'a'), () -> builder.charAt(1));
  }

  /** What is inserted moves the rest. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.insert")
  public void insertAgainstIndexOf() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.insert(0, "a"), () -> builder.indexOf("x"));
  }

  /** Turned round twice at the same time. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.reverse")
  public void reverseAgainstReverse() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.reverse(), () -> builder.reverse());
  }

  /** Known as something that can be appended to, and as something that has characters. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.append")
  public void throughItsInterfaces() throws Exception {
    StringBuilder builder = builder();
    Appendable sink = builder;
    CharSequence source = builder;
    Threads.runAll(() -> sink.append("a"), () -> Check.that(source.length() >= 4, "shorter"));
  }

  /** One builder is appended to another, and grows meanwhile. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.append")
  public void asWhatIsAppended() throws Exception {
    StringBuilder builder = builder();
    Threads.runAll(() -> builder.append("a"), () -> new StringBuilder().append(builder));
  }

  /** A builder of one's own for as long as it is one. */
  @Verdict(Expected.SILENT)
  public void aBuilderForEachThread() throws Exception {
    Threads.Action build =
        () -> {
          StringBuilder builder = new StringBuilder();
          for (int i = 0; i < 3; i++) {
            builder.append(i).append(',');
          }
          Check.equal("0,1,2,", builder.toString());
        };
    Threads.runAll(build, build);
  }

  /** Concatenation builds each string in private. */
  @Verdict(Expected.SILENT)
  public void concatenation() throws Exception {
    List<String> words = List.of("a", "b");
    Threads.Action join =
        () -> {
          String text = "";
          for (String word : words) {
            text += word + text.length();
          }
          Check.equal("a0b2", text);
        };
    Threads.runAll(join, join);
  }

  /** The queue hands the builder over, and the first thread forgets it. */
  @Verdict(Expected.SILENT)
  public void handedOver() throws Exception {
    BlockingQueue<StringBuilder> queue = new LinkedBlockingQueue<>();
    Threads.runAll(
        () -> queue.put(builder().append('s')),
        () -> Check.equal("texts!", queue.take().append('!').toString()));
  }

  /** The first thread does not forget it. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringBuilder.append")
  public void handedOverAndKept() throws Exception {
    BlockingQueue<StringBuilder> queue = new LinkedBlockingQueue<>();
    Threads.runAll(
        () -> {
          StringBuilder builder = builder();
          queue.put(builder);
          builder.append('s');
        },
        () -> queue.take().append('!'));
  }
}
