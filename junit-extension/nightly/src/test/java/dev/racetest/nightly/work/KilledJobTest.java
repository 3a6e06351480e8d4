package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.PostgresServer;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers and coordinators are killed in the middle of a job, and the job comes to exactly what it
 * comes to undisturbed.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledJobTest {
  private static final Approach TREE = TreeRunner.tree(1, 11);
  private static final Approach LARGE_TREE = TreeRunner.tree(2, 15);

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrRepeatedInPostgres() throws Exception {
    killDuring(PostgresServer.newStore(), TREE, 5);
  }

  @Test
  @Tag("night")
  void nothingIsLostOrRepeatedInAFileByAHundredKills() throws Exception {
    killDuring(sqlite(), LARGE_TREE, 100);
  }

  @Test
  @Tag("night")
  void nothingIsLostOrRepeatedInPostgresByAHundredKills() throws Exception {
    killDuring(PostgresServer.newStore(), LARGE_TREE, 100);
  }

  private StoreLocation sqlite() {
    return new StoreLocation(folder.resolve("killed.db").toString(), "", "");
  }

  private void killDuring(StoreLocation location, Approach tree, int kills) throws Exception {
    Map<String, Long> undisturbed = TreeRunner.whole(tree);
    try (WorkStore store = location.open(3)) {
      store.addTest("t", "T.t", List.of(tree));
      KilledJob.run(location, store, TreeRunner.class, folder.resolve("output.txt"), kills);

      TestTotals totals = store.totals().get(0);
      assertEquals(undisturbed, TreeRunner.settled(totals.approaches().get(0).counts()));
      assertEquals(List.of("known: 7"), totals.remarks());
      assertEquals(List.of(), totals.crashes());
      assertTrue(totals.failures().stream().mapToLong(FoundFailure::seen).sum() > 0);
    }
  }
}
