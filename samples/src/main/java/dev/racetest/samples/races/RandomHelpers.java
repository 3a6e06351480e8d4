package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Generators and statistics: state that every call changes. */
public class RandomHelpers {
  /** Both take the same step from the same seed. */
  @Verdict(value = Expected.DATA_RACE, variable = "SplittableRandom.nextInt")
  public void splittableForTwo() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    Threads.runAll(() -> random.nextInt(), () -> random.nextInt());
  }

  /** To split is to step, too. */
  @Verdict(value = Expected.DATA_RACE, variable = "SplittableRandom.split")
  public void splitByTwo() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    Threads.Action roll = () -> random.split();
    Threads.runAll(roll, roll);
  }

  /** Split before the threads start, one for each. */
  @Verdict(Expected.SILENT)
  public void splitForEachThread() throws Exception {
    SplittableRandom one = new SplittableRandom(1);
    SplittableRandom other = one.split();
    Threads.runAll(() -> one.nextInt(), () -> other.nextInt());
  }

  /** The seed of this one is atomic. */
  @Verdict(Expected.SILENT)
  public void randomForTwo() throws Exception {
    Random random = new Random(1);
    Threads.runAll(() -> random.nextInt(6), () -> random.nextGaussian());
  }

  /** Each thread gets its own. */
  @Verdict(Expected.SILENT)
  public void randomOfTheThread() throws Exception {
    Threads.Action roll =
        () -> Check.that(ThreadLocalRandom.current().nextInt(6) < 6, "no such side");
    Threads.runAll(roll, roll);
  }

  /** Count, sum, least and greatest are four plain fields. */
  @Verdict(value = Expected.DATA_RACE, variable = "IntSummaryStatistics.accept")
  public void acceptAgainstAccept() throws Exception {
    IntSummaryStatistics statistics = new IntSummaryStatistics();
    Threads.runAll(() -> statistics.accept(1), () -> statistics.accept(2));
  }

  /** One of them is read. */
  @Verdict(value = Expected.DATA_RACE, variable = "DoubleSummaryStatistics.accept")
  public void acceptAgainstGetSum() throws Exception {
    DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
    Threads.runAll(
        () -> statistics.accept(1.5), () -> Check.that(statistics.getSum() >= 0, "negative"));
  }

  /** The one that is added is read while it changes. */
  @Verdict(value = Expected.DATA_RACE, variable = "LongSummaryStatistics.accept")
  public void acceptAgainstCombine() throws Exception {
    LongSummaryStatistics part = new LongSummaryStatistics();
    LongSummaryStatistics whole = new LongSummaryStatistics();
    Threads.runAll(() -> part.accept(1L), () -> whole.combine(part));
  }

  /** Each thread has its part, and the parts are added when both are done. */
  @Verdict(Expected.SILENT)
  public void combinedAfterJoin() throws Exception {
    IntSummaryStatistics one = new IntSummaryStatistics();
    IntSummaryStatistics other = new IntSummaryStatistics();
    Threads.runAll(() -> one.accept(1), () -> other.accept(2));
    one.combine(other);
    Check.equal(3L, one.getSum());
  }

  /** Results may be read by anybody. */
  @Verdict(Expected.SILENT)
  public void readByTwo() throws Exception {
    LongSummaryStatistics statistics = new LongSummaryStatistics();
    statistics.accept(2L);
    Threads.runAll(
        () -> Check.equal(2L, statistics.getMax()), () -> Check.equal(1L, statistics.getCount()));
  }

  /** A parallel stream does the same. */
  @Verdict(Expected.SILENT)
  public void combinedByAStream() {
    IntSummaryStatistics statistics = IntStream.rangeClosed(1, 4).parallel().summaryStatistics();
    Check.equal(10L, statistics.getSum());
  }
}
