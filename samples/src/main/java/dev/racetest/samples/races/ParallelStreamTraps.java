package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.stream.IntStream;

/** The functions of a parallel stream run in several threads at the same time. */
public class ParallelStreamTraps {
  private static final class Sum {
    int value;

    void add(int number) {
      value += number;
    }

    void addAll(Sum other) {
      value += other.value;
    }
  }

  private final Mail mail = new Mail();

  private static IntStream numbers() {
    return IntStream.rangeClosed(1, 4).parallel();
  }

  /** A counter for all. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void forEachOnCounter() {
    numbers().forEach(number -> mail.payload += number);
  }

  /** One after the other: each call happens before the next. */
  @Verdict(Expected.SILENT)
  public void forEachOrderedOnCounter() {
    numbers().forEachOrdered(number -> mail.payload += number);
    Check.equal(10, mail.payload);
  }

  /** The functions read what was written before the stream. */
  @Verdict(Expected.SILENT)
  public void writtenBefore() {
    mail.write();
    numbers().forEach(number -> mail.read());
  }

  /** Each part gets a sum of its own, and the parts are added up. */
  @Verdict(Expected.SILENT)
  public void collect() {
    Check.equal(10, numbers().collect(Sum::new, Sum::add, Sum::addAll).value);
  }

  /** All parts get the same sum. */
  @Verdict(value = Expected.DATA_RACE, variable = "Sum.value")
  public void collectIntoOne() {
    Sum shared = new Sum();
    Sum sum = numbers().collect(() -> shared, Sum::add, Sum::addAll);
    Check.that(sum == shared, "another sum");
  }

  /** A stream that is not parallel runs in the thread that asks for its result. */
  @Verdict(Expected.SILENT)
  public void sequential() {
    numbers().sequential().forEach(number -> mail.payload += number);
    Check.equal(10, mail.payload);
  }
}
