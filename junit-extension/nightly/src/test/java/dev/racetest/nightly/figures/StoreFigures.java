package dev.racetest.nightly.figures;

import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.PostgresServer;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkItem;
import dev.racetest.nightly.store.WorkStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Items that a store hands out and takes back in a second, by one worker and by four at once. */
final class StoreFigures {
  private static final int ITEMS = 2_000;
  private static final int BATCH = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration TIME = Duration.ofSeconds(10);

  private StoreFigures() {}

  static void print(Path folder) throws InterruptedException {
    for (int workers : List.of(1, 4)) {
      print(new StoreLocation(folder.resolve(workers + ".db").toString(), "", ""), workers);
      print(PostgresServer.newStore(), workers);
    }
  }

  private static void print(StoreLocation location, int workers) throws InterruptedException {
    try (WorkStore store = location.open(3)) {
      NewItem item = new NewItem(new byte[500], 10, 4);
      store.addTest(
          "t", "T.t", List.of(new Approach("exhaustive", Collections.nCopies(ITEMS, item))));
    }
    run(location, workers, WARM_UP);
    double perSecond = run(location, workers, TIME);
    System.out.printf(
        "%s, %d workers: %,.0f items taken and completed a second, %,.0f transactions (%s)%n",
        location.isShared() ? "PostgreSQL" : "SQLite",
        workers,
        perSecond,
        perSecond * (BATCH + 1) / BATCH,
        Figures.load());
  }

  private static double run(StoreLocation location, int workers, Duration time)
      throws InterruptedException {
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    Thread[] threads = new Thread[workers];
    for (int i = 0; i < workers; i++) {
      String name = "worker " + i;
      threads[i] = new Thread(() -> work(location, name, start + time.toNanos(), done));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return done.sum() * 1e9 / (System.nanoTime() - start);
  }

  /** Each item is followed by another. */
  private static void work(StoreLocation location, String name, long end, LongAdder done) {
    ItemResult result =
        new ItemResult(
            Map.of("executions", 10L, "traces", 9L, "complete", 9L, "redundant", 1L),
            List.of(),
            List.of(new NewItem(new byte[500], 10, 4)),
            List.of("Assuming: something.", "Assuming: something else."));
    try (WorkStore store = location.open(3)) {
      while (System.nanoTime() < end) {
        for (WorkItem item : store.take(name, BATCH, Duration.ofMinutes(1))) {
          store.complete(item, result, Duration.ofMillis(1));
          done.increment();
        }
      }
    }
  }
}
