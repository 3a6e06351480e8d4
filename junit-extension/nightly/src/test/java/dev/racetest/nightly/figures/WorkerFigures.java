package dev.racetest.nightly.figures;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long one worker and two take for the same search, with the start of their JVMs, beside what
 * the machine's processors make of work that shares nothing.
 */
final class WorkerFigures {
  private static final int TURNS = 3;

  private WorkerFigures() {}

  static void print(Path folder, String test) throws Exception {
    System.out.printf(
        "arithmetic in two processes takes %.2f of the time that it takes in one%n",
        Arithmetic.seconds(2) / Arithmetic.seconds(1));
    for (int turn = 1; turn <= TURNS; turn++) {
      double one = seconds(folder.resolve("one" + turn + ".db"), test, 1);
      double two = seconds(folder.resolve("two" + turn + ".db"), test, 2);
      System.out.printf(
          "one worker %.1f s, two workers %.1f s: %.2f of the time (%s)%n",
          one, two, two / one, Figures.load());
    }
  }

  private static double seconds(Path store, String test, int workers) throws InterruptedException {
    long start = System.nanoTime();
    TestTotals totals =
        MeasuredJob.run(store, test, workers, Duration.ofHours(1), Duration.ofSeconds(5));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "  %d workers: %,d traces, %,d redundant executions, %d pieces%n",
        workers,
        totals.count(ItemResult.TRACES),
        totals.count(ItemResult.REDUNDANT),
        totals.done());
    return seconds;
  }
}
