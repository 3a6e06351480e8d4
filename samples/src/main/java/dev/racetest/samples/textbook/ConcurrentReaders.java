package dev.racetest.samples.textbook;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * What is no race: a data race needs two threads, one variable, and at least one write.
 *
 * <p>Three threads read {@code a} at the same time and none of them minds.
 */
public class ConcurrentReaders {
  private static final class Box {
    int a = 1;
    int b;
  }

  /** All accesses of {@code a} after the threads have started are reads; {@code b} is a local. */
  @Verdict(Expected.SILENT)
  public void threeReaders() throws Exception {
    Box box = new Box();
    Threads.runAll(
        () -> System.out.println(box.a + " No worries!"),
        () -> System.out.println(box.a + " This is fine."),
        () -> {
          int b = box.a + 1;
          System.out.println(b + " This is mine.");
        });
  }

  /**
   * Two of the readers put what they computed into the same {@code b}: the write makes the race.
   */
  @Verdict(value = Expected.DATA_RACE, variable = "Box.b")
  public void twoOfThemWrite() throws Exception {
    Box box = new Box();
    Threads.runAll(
        () -> System.out.println(box.a + " No worries!"),
        () -> box.b = box.a + 1,
        () -> box.b = box.a + 1);
  }
}
