package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link CyclicBarrier}: nobody goes on before all have come, or the barrier is broken. */
public class CyclicBarriers {
  private static final class Cell {
    int value;
  }

  /** Each writes its own cell, waits for the other, and reads the other's cell. */
  @Verdict(Expected.SILENT)
  public void writeWaitRead() throws Exception {
    CyclicBarrier written = new CyclicBarrier(2);
    Cell a = new Cell();
    Cell b = new Cell();
    Threads.runAll(() -> exchange(written, a, b), () -> exchange(written, b, a));
  }

  private static void exchange(CyclicBarrier written, Cell mine, Cell yours) throws Exception {
    mine.value = 1;
    written.await();
    Check.equal(1, yours.value);
  }

  /** A second barrier keeps the next round's write away from the last round's read. */
  @Verdict(Expected.SILENT)
  public void twoRoundsTwoBarriers() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Cell a = new Cell();
    Cell b = new Cell();
    Threads.runAll(() -> twoRounds(barrier, a, b), () -> twoRounds(barrier, b, a));
  }

  private static void twoRounds(CyclicBarrier barrier, Cell mine, Cell yours) throws Exception {
    exchange(barrier, mine, yours);
    barrier.await();
    exchange(barrier, mine, yours);
  }

  /** The faster thread writes for the next round while the slower one still reads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.value")
  public void secondBarrierForgotten() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Cell a = new Cell();
    Cell b = new Cell();
    Threads.runAll(
        () -> {
          exchange(barrier, a, b);
          a.value = 2;
        },
        () -> {
          exchange(barrier, b, a);
          b.value = 2;
        });
  }

  /** The barrier waits for three, and two come. */
  @Verdict(Expected.DEADLOCK)
  public void tooFewParties() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(3);
    Threads.runAll(barrier::await, barrier::await);
  }

  /** Three come to a barrier for two, so one of them begins a round of its own. */
  @Verdict(Expected.DEADLOCK)
  public void tooManyParties() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Threads.runAll(barrier::await, barrier::await, barrier::await);
  }

  /** A thread that finds its work done leaves without coming to the barrier. */
  @Verdict(Expected.DEADLOCK)
  public void oneLeavesEarly() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    AtomicInteger work = new AtomicInteger(3);
    Threads.Action worker =
        () -> {
          while (work.getAndDecrement() > 0) {
            barrier.await();
          }
        };
    Threads.runAll(worker, worker);
  }

  /** The action runs when all have come and before any goes on: it sees everything. */
  @Verdict(Expected.SILENT)
  public void barrierAction() throws Exception {
    Cell a = new Cell();
    Cell b = new Cell();
    Cell sum = new Cell();
    CyclicBarrier barrier = new CyclicBarrier(2, () -> sum.value = a.value + b.value);
    Threads.runAll(() -> addUp(barrier, a, sum), () -> addUp(barrier, b, sum));
  }

  private static void addUp(CyclicBarrier barrier, Cell mine, Cell sum) throws Exception {
    mine.value = 1;
    barrier.await();
    Check.equal(2, sum.value);
  }

  /** The sum is made by whoever returns with index zero, while the others read it already. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.value")
  public void afterTheBarrierInsteadOfInIt() throws Exception {
    Cell sum = new Cell();
    CyclicBarrier barrier = new CyclicBarrier(2);
    Threads.Action worker =
        () -> {
          if (barrier.await() == 0) {
            sum.value = 2;
          }
          Check.that(sum.value >= 0, "negative");
        };
    Threads.runAll(worker, worker);
  }

  /** An exception in the action reaches the last to come, and the others find a broken barrier. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalStateException.class)
  public void barrierActionFails() throws Exception {
    CyclicBarrier barrier =
        new CyclicBarrier(
            2,
            () -> {
              throw new IllegalStateException("the action has failed");
            });
    Threads.Action worker =
        () -> {
          try {
            barrier.await();
          } catch (BrokenBarrierException expected) {
            // The one who ran the action says why.
          }
        };
    Threads.runAll(worker, worker);
  }

  /** Interrupting one who waits breaks the barrier for the other. */
  @Verdict(value = Expected.EXCEPTION, thrown = BrokenBarrierException.class)
  public void brokenByInterrupt() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Thread interrupted =
        Threads.start(
            () -> {
              try {
                barrier.await();
              } catch (InterruptedException expected) {
                // Asked to stop.
              }
            });
    Thread other = Threads.start(barrier::await);
    interrupted.interrupt();
    interrupted.join();
    other.join();
  }

  /** Both know what a broken barrier means; it is whole again after a reset. */
  @Verdict(Expected.SILENT)
  public void brokenAndReset() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Threads.Action tolerant =
        () -> {
          try {
            barrier.await();
          } catch (InterruptedException | BrokenBarrierException expected) {
            // Asked to stop, or the other one was.
          }
        };
    Thread first = Threads.start(tolerant);
    Thread second = Threads.start(tolerant);
    first.interrupt();
    first.join();
    second.join();
    barrier.reset();
    Threads.runAll(barrier::await, barrier::await);
  }
}
