package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import dev.racetest.nightly.store.WorkStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CoordinatorTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private StoreLocation location;
  private WorkStore store;

  @BeforeEach
  void open() {
    location = new StoreLocation(folder.resolve("job.db").toString(), "", "");
    store = location.open(1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Coordinator coordinator(Class<?> runner, int workers) {
    return Job.coordinator(store, location, runner.getName(), workers, 1);
  }

  @Test
  void whatATestDoesToItsProcessIsToldOfThatTest() throws Exception {
    for (String trap : List.of("exit", "halt", "memory", "throw", "overflow", "none")) {
      store.addTest(
          trap, "Traps." + trap, List.of(new Approach(trap, List.of(new NewItem(new byte[0])))));
    }

    assertEquals(Coordinator.End.DONE, coordinator(TrapRunner.class, 2).run(HOUR));

    Map<String, String> reasons =
        store.totals().stream()
            .filter(totals -> totals.verdict() == Verdict.CRASHED)
            .collect(
                Collectors.toMap(TestTotals::test, totals -> totals.crashes().get(0).reason()));
    assertEquals(
        Map.of(
            "exit", "exit status 0",
            "halt", "exit status 42",
            "memory", "out of memory (exit status 3)",
            "throw", "java.lang.IllegalStateException: cannot be explored",
            "overflow", "java.lang.StackOverflowError"),
        reasons);
    assertEquals(Verdict.COMPLETE, store.totals().get(5).verdict());
    assertEquals(new QueueState(0, 0, 1, 5), store.queue());
  }

  @Test
  void whenTheTimeIsOverWorkersEnd() throws Exception {
    store.addTest("t", "T.t", List.of(TreeRunner.tree(1, 40)));

    assertEquals(Coordinator.End.TIME, coordinator(TreeRunner.class, 1).run(Duration.ofSeconds(2)));

    assertEquals(0, store.queue().leased());
    assertTrue(store.queue().open() > 0);
    assertEquals(List.of(), store.workers());
  }

  @Test
  void workersThatCannotBeginEndTheJob() {
    store.addTest("t", "T.t", List.of(TreeRunner.tree(1, 3)));

    JobException failure =
        assertThrows(JobException.class, () -> coordinator(String.class, 1).run(HOUR));

    assertTrue(
        failure.getMessage().startsWith("3 workers in a row ended before they had taken an item: "),
        failure::getMessage);
    assertTrue(
        failure.getMessage().contains("There is no ItemRunner java.lang.String"),
        failure::getMessage);
  }

  @Test
  void workersOfOtherClassesSayWhatHasChanged() {
    store.addTest("t", "T.t", List.of(TreeRunner.tree(1, 3)));
    store.pin(Map.of("JDK", "another"));

    JobException failure =
        assertThrows(JobException.class, () -> coordinator(TreeRunner.class, 1).run(HOUR));

    assertTrue(failure.getMessage().contains("JDK was another, is "), failure::getMessage);
  }

  @Test
  @Tag("night")
  void twoWorkersComeToTheSameAsOne() throws Exception {
    Approach tree = TreeRunner.tree(3, 16);
    String longSlices = "-Dnightly.test.nodes=20000";
    long[] nanos = new long[2];
    for (int workers = 1; workers <= 2; workers++) {
      StoreLocation own = new StoreLocation(folder.resolve(workers + ".db").toString(), "", "");
      try (WorkStore ownStore = own.open(2)) {
        ownStore.addTest("t", "T.t", List.of(tree));
        long start = System.nanoTime();
        Job.coordinator(ownStore, own, TreeRunner.class.getName(), workers, 2, longSlices)
            .run(HOUR);
        nanos[workers - 1] = System.nanoTime() - start;
        assertEquals(
            TreeRunner.whole(tree),
            TreeRunner.settled(ownStore.totals().get(0).approaches().get(0).counts()));
      }
    }
    System.out.printf(
        "two workers take %.2f of the time of one, with the start of their JVMs (%.1f s)%n",
        (double) nanos[1] / nanos[0], nanos[0] / 1e9);
  }
}
