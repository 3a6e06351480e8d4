package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;

/** What the parties do before they arrive happens before what they do when all have arrived. */
public class BarrierEdges {
  private final Mail mail = new Mail();
  private final CyclicBarrier barrier = new CyclicBarrier(2);
  private final Phaser phaser = new Phaser(2);

  /** A phaser that acts when all have arrived. */
  private static Phaser phaserWith(Runnable action) {
    return new Phaser(2) {
      @Override
      protected boolean onAdvance(int phase, int parties) {
        action.run();
        return parties == 0;
      }
    };
  }

  private Threads.Action writeThen(Threads.Action arrive) {
    return () -> {
      mail.write();
      arrive.run();
    };
  }

  private Threads.Action readAfter(Threads.Action arrive) {
    return () -> {
      arrive.run();
      mail.read();
    };
  }

  private Threads.Action writeAfter(Threads.Action arrive) {
    return () -> {
      arrive.run();
      mail.write();
    };
  }

  /** Written before the barrier, read behind it. */
  @Verdict(Expected.SILENT)
  public void barrier() throws Exception {
    Threads.runAll(writeThen(barrier::await), readAfter(barrier::await));
  }

  /** Written and read behind the barrier. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenBehindTheBarrier() throws Exception {
    Threads.runAll(writeAfter(barrier::await), readAfter(barrier::await));
  }

  /** The barrier is used again: what comes between the two is ordered by the second. */
  @Verdict(Expected.SILENT)
  public void writtenBeforeTheNextTurn() throws Exception {
    Threads.Action twice =
        () -> {
          barrier.await();
          barrier.await();
        };
    Threads.runAll(
        () -> {
          barrier.await();
          mail.write();
          barrier.await();
        },
        readAfter(twice));
  }

  /** The barrier's action follows what all have written, and all that comes behind it follows. */
  @Verdict(Expected.SILENT)
  public void barrierAction() throws Exception {
    CyclicBarrier acting = new CyclicBarrier(2, () -> mail.payload++);
    Threads.runAll(writeThen(acting::await), readAfter(acting::await));
  }

  /** The reader is none of the parties that the action waits for. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readBesideTheBarrierAction() throws Exception {
    CyclicBarrier acting = new CyclicBarrier(2, mail::write);
    Threads.runAll(acting::await, acting::await, mail::read);
  }

  /** Everybody waits for everybody. */
  @Verdict(Expected.SILENT)
  public void phaser() throws Exception {
    Threads.runAll(
        writeThen(phaser::arriveAndAwaitAdvance), readAfter(phaser::arriveAndAwaitAdvance));
  }

  /** The writer does not wait, the reader does. */
  @Verdict(Expected.SILENT)
  public void arriveAndAwait() throws Exception {
    Threads.runAll(writeThen(phaser::arrive), readAfter(phaser::arriveAndAwaitAdvance));
  }

  /** The writer does not wait, and goes on writing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterArrival() throws Exception {
    Threads.runAll(writeAfter(phaser::arrive), readAfter(phaser::arriveAndAwaitAdvance));
  }

  /** Leaving the phaser is an arrival. */
  @Verdict(Expected.SILENT)
  public void arriveAndDeregister() throws Exception {
    Threads.runAll(
        writeThen(phaser::arriveAndDeregister), readAfter(phaser::arriveAndAwaitAdvance));
  }

  /** The reader is no party, and waits for the end of the first phase. */
  @Verdict(Expected.SILENT)
  public void awaitedByStranger() throws Exception {
    Threads.runAll(
        writeThen(phaser::arrive), phaser::arrive, readAfter(() -> phaser.awaitAdvance(0)));
  }

  /** Waiting for the end of another phase than the current one is no waiting. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void awaitedForAnotherPhase() throws Exception {
    Threads.runAll(
        writeThen(phaser::arrive), phaser::arrive, readAfter(() -> phaser.awaitAdvance(7)));
  }

  /** The action at the end of a phase follows all arrivals, and all who wait follow it. */
  @Verdict(Expected.SILENT)
  public void onAdvance() throws Exception {
    Phaser acting = phaserWith(() -> mail.payload++);
    Threads.runAll(writeThen(acting::arrive), readAfter(acting::arriveAndAwaitAdvance));
  }

  /** The action may be run by the other party, when the writer has arrived. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenBesideOnAdvance() throws Exception {
    Phaser acting = phaserWith(mail::read);
    Threads.runAll(writeAfter(acting::arrive), acting::arriveAndAwaitAdvance);
  }
}
