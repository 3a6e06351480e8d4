package dev.racetest.nightly.work;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.WorkItem;
import dev.racetest.nightly.store.WorkStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes items, explores each for a slice of time, and puts the results into the store. */
public final class Worker {
  /** Items that take no time are taken in batches that take about so long. */
  private static final Duration BATCH = Duration.ofMillis(200);

  private static final int LARGEST_BATCH = 64;
  private static final Duration WAIT_FOR_ITEMS = Duration.ofMillis(200);

  private final String name;
  private final WorkStore store;
  private final ItemRunner runner;
  private final WorkerOptions options;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int batch = 1;

  /** Makes a worker with a name that no other has. */
  public Worker(String name, WorkStore store, ItemRunner runner, WorkerOptions options) {
    this.name = name;
    this.store = store;
    this.runner = runner;
    this.options = options;
  }

  /** Asks the worker to end after the slice that it is busy with. Any thread may call it. */
  public void stop() {
    stopped.countDown();
  }

  /** Works until nothing is left to do, or until it is stopped. */
  public void run() throws InterruptedException {
    ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(Worker::daemon);
    long period = Math.max(1, options.lease().toMillis() / 3);
    renewals.scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
    try {
      while (!isStopped() && workOnBatch()) {
        // Until nothing is left.
      }
      store.giveBack(name);
    } finally {
      renewals.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "racetest-lease");
    thread.setDaemon(true);
    return thread;
  }

  /** What keeps it from reaching the store will keep the worker, too, and be reported there. */
  private void renew() {
    try {
      store.renew(name, options.lease());
    } catch (RuntimeException failure) {
      System.err.println("[racetest] the lease was not renewed: " + failure.getMessage());
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Returns whether there may be more to do. */
  private boolean workOnBatch() throws InterruptedException {
    int open = store.openUpTo(options.workers() * batch);
    boolean split = open < options.workers();
    int share = Math.max(1, open / options.workers());
    List<WorkItem> items = store.take(name, Math.min(batch, share), options.lease());
    if (items.isEmpty()) {
      return !store.queue().isEmpty()
          && !stopped.await(WAIT_FOR_ITEMS.toMillis(), TimeUnit.MILLISECONDS);
    }
    long start = System.nanoTime();
    for (WorkItem item : items) {
      if (!isStopped()) {
        workOn(item, split);
      }
    }
    boolean isQuick = System.nanoTime() - start < BATCH.toNanos();
    batch = isQuick ? Math.min(LARGEST_BATCH, 2 * batch) : Math.max(1, batch / 2);
    return true;
  }

  private void workOn(WorkItem item, boolean split) {
    long start = System.nanoTime();
    ItemResult result;
    try {
      result = runner.run(item, options.slice(split), options.pieces(split));
    } catch (OutOfMemoryError | InternalError broken) {
      throw broken;
    } catch (Throwable failure) {
      store.failed(name, item, failure.toString());
      return;
    }
    store.complete(item, result, Duration.ofNanos(System.nanoTime() - start));
  }
}
