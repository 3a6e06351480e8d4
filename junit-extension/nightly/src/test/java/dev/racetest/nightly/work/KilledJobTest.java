package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.PostgresServer;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers and coordinators are killed with {@code kill -9} in the middle of a job, and the job
 * comes to exactly what it comes to undisturbed.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledJobTest {
  private static final NewItem TREE = TreeRunner.tree(1, 12);
  private static final NewItem LARGE_TREE = TreeRunner.tree(2, 16);

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrRepeatedInAFile() throws Exception {
    killDuring(sqlite(), TREE, 10);
  }

  @Test
  void nothingIsLostOrRepeatedInPostgres() throws Exception {
    killDuring(PostgresServer.newStore(), TREE, 10);
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

  private void killDuring(StoreLocation location, NewItem tree, int kills) throws Exception {
    Path output = folder.resolve("output.txt");
    Map<String, Long> undisturbed = TreeRunner.whole(tree);
    try (WorkStore store = location.open(3)) {
      store.addTest("t", "T.t", List.of(tree));
      Process job = Job.start(location, 2, output);
      Random random = new Random(kills);
      int coordinators = 0;
      try {
        for (int i = 0; i < kills; i++) {
          awaitProgress(job, store, 1 + random.nextInt(5));
          assertTrue(
              job.isAlive(), () -> "the job is over before it was killed enough: " + text(output));
          ProcessHandle victim = victim(job, random);
          victim.destroyForcibly();
          if (victim.equals(job.toHandle())) {
            coordinators++;
            job.waitFor();
            job = Job.start(location, 2, output);
          }
        }
        job.waitFor();
      } finally {
        job.descendants().forEach(ProcessHandle::destroyForcibly);
        job.destroyForcibly();
      }
      System.out.printf(
          "%s: %d processes killed, %d of them coordinators; %,d items completed%n",
          location.isShared() ? "PostgreSQL" : "SQLite", kills, coordinators, store.queue().done());
      assertTrue(coordinators > 0 && coordinators < kills);
      assertEquals(0, job.exitValue(), () -> text(output));
      assertAsUndisturbed(undisturbed, store);
    }
  }

  private static void assertAsUndisturbed(Map<String, Long> undisturbed, WorkStore store) {
    TestTotals totals = store.totals().get(0);
    assertEquals(undisturbed, totals.counts());
    assertEquals(List.of(), totals.crashes());
    QueueState queue = store.queue();
    assertEquals(new QueueState(0, 0, queue.done(), 0), queue);
    assertTrue(totals.failures().stream().mapToLong(FoundFailure::seen).sum() > 0);
  }

  /** Waits until so many more items are completed, or the job is over. */
  private static void awaitProgress(Process job, WorkStore store, int items)
      throws InterruptedException {
    long before = store.queue().done();
    QueueState now = store.queue();
    while (now.done() < before + items && job.isAlive()) {
      job.waitFor(10, TimeUnit.MILLISECONDS);
      now = store.queue();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static ProcessHandle victim(Process job, Random random) {
    List<ProcessHandle> processes = new ArrayList<>(job.toHandle().children().toList());
    processes.add(job.toHandle());
    return processes.get(random.nextInt(processes.size()));
  }
}
