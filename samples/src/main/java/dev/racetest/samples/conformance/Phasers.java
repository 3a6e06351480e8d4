package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link Phaser}: a phase ends when all who are registered have arrived. */
public class Phasers {
  private static final class Cell {
    int value;
  }

  /** What was written before arriving is seen after the phase. */
  @Verdict(Expected.SILENT)
  public void writeArriveRead() throws Exception {
    Phaser phaser = new Phaser(2);
    Cell a = new Cell();
    Cell b = new Cell();
    Threads.runAll(() -> exchange(phaser, a, b), () -> exchange(phaser, b, a));
  }

  private static void exchange(Phaser phaser, Cell mine, Cell yours) {
    mine.value = 1;
    phaser.arriveAndAwaitAdvance();
    Check.equal(1, yours.value);
  }

  /** Arrives before it writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.value")
  public void arriveThenWrite() throws Exception {
    Phaser phaser = new Phaser(2);
    Cell cell = new Cell();
    Threads.runAll(
        () -> {
          phaser.arrive();
          cell.value = 1;
        },
        () -> {
          phaser.arriveAndAwaitAdvance();
          Check.that(cell.value >= 0, "negative");
        });
  }

  /** Registered for three, and one never arrives. */
  @Verdict(Expected.DEADLOCK)
  public void oneNeverArrives() throws Exception {
    Phaser phaser = new Phaser(3);
    Threads.runAll(phaser::arriveAndAwaitAdvance, phaser::arriveAndAwaitAdvance);
  }

  /** The one that has less to do deregisters, and the other goes on alone. */
  @Verdict(Expected.SILENT)
  public void earlyLeaverDeregisters() throws Exception {
    Phaser phaser = new Phaser(2);
    Threads.runAll(
        phaser::arriveAndDeregister,
        () -> {
          phaser.arriveAndAwaitAdvance();
          phaser.arriveAndAwaitAdvance();
        });
    Check.equal(2, phaser.getPhase());
  }

  /** The one that has less to do arrives for the first phase and then stays registered. */
  @Verdict(Expected.DEADLOCK)
  public void earlyLeaverStaysRegistered() throws Exception {
    Phaser phaser = new Phaser(2);
    Threads.runAll(
        phaser::arrive,
        () -> {
          phaser.arriveAndAwaitAdvance();
          phaser.arriveAndAwaitAdvance();
        });
  }

  /** Each worker is registered before it is started. */
  @Verdict(Expected.SILENT)
  public void registeredBeforeStart() throws Exception {
    Phaser phaser = new Phaser(1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      phaser.register();
      Threads.start(
          () -> {
            done.incrementAndGet();
            phaser.arriveAndDeregister();
          });
    }
    phaser.arriveAndAwaitAdvance();
    Check.equal(2, done.get());
  }

  /** Each worker registers itself, which may be after the phase that should have waited for it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void registeredByTheWorker() throws Exception {
    Phaser phaser = new Phaser(1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      Threads.start(
          () -> {
            phaser.register();
            done.incrementAndGet();
            phaser.arriveAndDeregister();
          });
    }
    phaser.arriveAndAwaitAdvance();
    Check.equal(2, done.get());
  }

  /** The phaser ends after two phases, and with it the loops of both threads. */
  @Verdict(Expected.SILENT)
  public void terminatesAfterTwoPhases() throws Exception {
    AtomicInteger rounds = new AtomicInteger();
    Phaser phaser =
        new Phaser(2) {
          @Override
          protected boolean onAdvance(int phase, int registeredParties) {
            return phase == 1;
          }
        };
    Threads.Action worker =
        () -> {
          while (!phaser.isTerminated()) {
            rounds.incrementAndGet();
            phaser.arriveAndAwaitAdvance();
          }
        };
    Threads.runAll(worker, worker);
    Check.equal(4, rounds.get());
  }

  /** Waits for the end of the phase before the current one, which is no waiting at all. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.value")
  public void awaitsTheWrongPhase() throws Exception {
    Phaser phaser = new Phaser(1);
    Cell cell = new Cell();
    Threads.runAll(
        () -> {
          cell.value = 1;
          phaser.arrive();
        },
        () -> {
          phaser.awaitAdvance(phaser.getPhase() - 1);
          Check.that(cell.value >= 0, "negative");
        });
  }

  /** Waits for the end of the first phase without being registered. */
  @Verdict(Expected.SILENT)
  public void awaitsTheRightPhase() throws Exception {
    Phaser phaser = new Phaser(1);
    Cell cell = new Cell();
    Threads.runAll(
        () -> {
          cell.value = 1;
          phaser.arrive();
        },
        () -> {
          phaser.awaitAdvance(0);
          Check.equal(1, cell.value);
        });
  }

  /** One thread arrives twice, and the phase ends without the other. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void arrivesForTheOther() throws Exception {
    Phaser phaser = new Phaser(2);
    AtomicInteger done = new AtomicInteger();
    Threads.runAll(
        () -> {
          done.incrementAndGet();
          phaser.arrive();
          phaser.arrive();
          phaser.awaitAdvance(0);
          Check.equal(2, done.get());
        },
        () -> {
          done.incrementAndGet();
          phaser.arrive();
        });
  }
}
