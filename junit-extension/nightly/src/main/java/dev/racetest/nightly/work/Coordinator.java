package dev.racetest.nightly.work;

import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the workers of a machine: starts them, starts others for those that die, and ends
 * them when nothing is left to do or the time is over. All that must survive is in the store, so
 * that a coordinator may be killed at any time and another started.
 */
public final class Coordinator {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** So many processes in a row may end by themselves before they take an item. */
  private static final int MOST_FALSE_STARTS = 3;

  /** So many may be killed: somebody does that on purpose, or the machine is short of memory. */
  private static final int MOST_KILLED_STARTS = 20;

  private final WorkStore store;
  private final WorkerCommand command;
  private final @Nullable WorkerProcess[] workers;
  private final Progress progress;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int falseStarts;
  private int killedStarts;

  /** Workers end by themselves when nothing is left; at first nobody has looked. */
  private boolean mayBeDone = true;

  /**
   * Makes a coordinator.
   *
   * @param processes how many workers it looks after
   */
  public Coordinator(WorkStore store, WorkerCommand command, int processes, Progress progress) {
    this.store = store;
    this.command = command;
    this.workers = new WorkerProcess[processes];
    this.progress = progress;
  }

  /** Why a job is over. */
  public enum End {
    /** Nothing is left to do. */
    DONE,
    /** The time is over. */
    TIME,
    /** Somebody has asked for it. */
    STOPPED
  }

  /** Asks for the end; any thread may call it. */
  public void stop() {
    stopped.countDown();
  }

  /**
   * Works until nothing is left to do, the time is over, or it is stopped.
   *
   * @throws JobException if workers end before they take an item
   */
  public End run(Duration budget) throws InterruptedException {
    buryTheDead();
    try {
      return watch(budget);
    } finally {
      endAll();
      progress.print(store, store.timeLeft(budget), true);
    }
  }

  /** A coordinator before this one was killed, and workers with it or after it. */
  private void buryTheDead() {
    for (String name : store.workers()) {
      if (WorkerName.parse(name).filter(WorkerName::isGone).isPresent()) {
        store.died(name, "its process was gone when the job was started again");
      }
    }
  }

  private End watch(Duration budget) throws InterruptedException {
    long end = System.nanoTime() + store.timeLeft(budget).toNanos();
    while (true) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative()) {
        return End.TIME;
      }
      bury();
      if (mayBeDone && store.queue().isEmpty()) {
        return End.DONE;
      }
      mayBeDone = false;
      fill();
      progress.print(store, left, false);
      if (stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        return End.STOPPED;
      }
    }
  }

  private void bury() throws InterruptedException {
    for (int i = 0; i < workers.length; i++) {
      WorkerProcess worker = workers[i];
      if (worker != null && !worker.isAlive()) {
        workers[i] = null;
        bury(worker);
      }
    }
  }

  private void bury(WorkerProcess worker) throws InterruptedException {
    int items = store.died(worker.name(), worker.reason());
    mayBeDone = true;
    if (items > 0 || worker.endedWell()) {
      falseStarts = 0;
      killedStarts = 0;
    } else if (worker.wasKilled()) {
      killedStarts++;
    } else {
      falseStarts++;
    }
    if (falseStarts == MOST_FALSE_STARTS || killedStarts == MOST_KILLED_STARTS) {
      throw new JobException(
          "%d workers in a row ended before they had taken an item: %s"
              .formatted(falseStarts + killedStarts, worker.reason()));
    }
  }

  private void fill() {
    for (int i = 0; i < workers.length; i++) {
      if (workers[i] == null) {
        workers[i] = start();
      }
    }
  }

  /** Null if it could not be started, which is tried again. */
  private @Nullable WorkerProcess start() {
    try {
      return command.start();
    } catch (IOException wrong) {
      if (++falseStarts == MOST_FALSE_STARTS) {
        throw new JobException("A worker cannot be started: " + wrong.getMessage());
      }
      return null;
    }
  }

  /** Those that end in time have given back what they did not begin. */
  private void endAll() throws InterruptedException {
    List<WorkerProcess> alive = new ArrayList<>();
    for (WorkerProcess worker : workers) {
      if (worker != null) {
        worker.stop();
        alive.add(worker);
      }
    }
    for (WorkerProcess worker : alive) {
      if (!worker.awaitEnd(command.options().slice().plus(PATIENCE))) {
        store.giveBack(worker.name());
      } else if (!worker.endedWell()) {
        store.died(worker.name(), worker.reason());
      }
    }
  }
}
