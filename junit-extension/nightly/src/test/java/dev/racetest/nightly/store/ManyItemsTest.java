package dev.racetest.nightly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many items, each of which is taken, completed and followed by another. */
class ManyItemsTest {
  private static final int AT_ONCE = 1_000;

  @TempDir private Path folder;

  @Test
  void twoThousandItemsInAFile() {
    handle(sqlite(), 2_000);
  }

  @Test
  @Tag("night")
  void aMillionItemsInAFile() {
    handle(sqlite(), 1_000_000);
  }

  @Test
  @Tag("night")
  void aHundredThousandItemsInPostgres() {
    handle(PostgresServer.newStore(), 100_000);
  }

  private StoreLocation sqlite() {
    return new StoreLocation(folder.resolve("many.db").toString(), "", "");
  }

  private static void handle(StoreLocation location, int items) {
    long start = System.nanoTime();
    try (WorkStore store = location.open(3)) {
      store.addTest("t", "T.t", StoreContract.items(items / 2));
      for (long done = 0; done < items; ) {
        List<WorkItem> taken = store.take("w", AT_ONCE, StoreContract.LEASE);
        for (WorkItem item : taken) {
          store.complete(item, result(++done <= items / 2), Duration.ofMillis(1));
        }
      }
      assertEquals(new QueueState(0, 0, items, 0), store.queue());
      assertEquals(items, store.totals().get(0).count("executions"));
    }
    System.out.printf(
        "%s: %,d items taken and completed, %,.0f a second%n",
        location.isShared() ? "PostgreSQL" : "SQLite",
        items,
        items * 1e9 / (System.nanoTime() - start));
  }

  private static ItemResult result(boolean goesOn) {
    NewItem[] remaining = goesOn ? new NewItem[] {new NewItem(new byte[100])} : new NewItem[0];
    return StoreContract.result(Map.of("executions", 1L), remaining);
  }
}
