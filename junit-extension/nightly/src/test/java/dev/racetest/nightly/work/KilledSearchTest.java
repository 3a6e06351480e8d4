package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.nightly.LargeFixture;
import dev.racetest.fixtures.nightly.SearchFixture;
import dev.racetest.nightly.JUnitItemRunner;
import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.PostgresServer;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkItem;
import dev.racetest.nightly.store.WorkStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same with searches of all traces of race tests: what they count is known exactly. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledSearchTest {
  private static final String KIND = "exhaustive";
  private static final NewItem WHOLE = new NewItem(new byte[0]);

  @TempDir private Path folder;

  private static String test(Class<?> type, String method) {
    return "[engine:junit-jupiter]/[class:%s]/[method:%s()]".formatted(type.getName(), method);
  }

  @Test
  void everyTraceIsVisitedOnce() throws Exception {
    String test = test(SearchFixture.class, "hasManyTraces");
    StoreLocation location = sqlite();
    try (WorkStore store = location.open(3)) {
      killDuring(location, store, List.of(test), 5);

      assertEquals(Map.of("complete", 1500L, "traces", 1500L), counts(store.totals().get(0)));
      assertTrue(store.totals().get(0).isWhole());
    }
  }

  @Test
  @Tag("night")
  void everyTraceIsVisitedOnceInAFileInSpiteOfAHundredKills() throws Exception {
    killDuring(sqlite());
  }

  @Test
  @Tag("night")
  void everyTraceIsVisitedOnceInPostgresInSpiteOfAHundredKills() throws Exception {
    killDuring(PostgresServer.newStore());
  }

  private StoreLocation sqlite() {
    return new StoreLocation(folder.resolve("killed.db").toString(), "", "");
  }

  private void killDuring(StoreLocation location) throws Exception {
    List<String> tests =
        List.of(
            test(LargeFixture.class, "counts"),
            test(LargeFixture.class, "races"),
            test(LargeFixture.class, "deadlocks"));
    try (WorkStore store = location.open(3)) {
      killDuring(location, store, tests, 100);

      List<TestTotals> totals = store.totals();
      assertEquals(12_092, totals.get(0).count(ItemResult.COMPLETE));
      for (TestTotals test : totals) {
        assertEquals(undisturbed(test.test()), counts(test), test.name());
        assertTrue(test.isWhole(), test.name());
      }
      assertEquals("DATA_RACE", totals.get(1).failures().get(0).kind());
      assertEquals("DEADLOCK", totals.get(2).failures().get(0).kind());
    }
  }

  private void killDuring(StoreLocation location, WorkStore store, List<String> tests, int kills)
      throws Exception {
    tests.forEach(test -> store.addTest(test, test, List.of(new Approach(KIND, List.of(WHOLE)))));
    KilledJob.run(location, store, JUnitItemRunner.class, folder.resolve("output.txt"), kills);
  }

  /** What the search comes to in one process. */
  private static Map<String, Long> undisturbed(String test) {
    Map<String, Long> sum = new TreeMap<>();
    String generation = "";
    Deque<NewItem> open = new ArrayDeque<>(List.of(WHOLE));
    while (!open.isEmpty()) {
      ItemResult result =
          new JUnitItemRunner()
              .run(
                  new WorkItem(0, test, KIND, open.poll().content(), 0), Duration.ofMinutes(10), 1);
      if (!result.generation().equals(generation)) {
        sum.clear();
        generation = result.generation();
      }
      result.counts().forEach((name, count) -> sum.merge(name, count, Long::sum));
      open.addAll(result.remaining());
    }
    return exact(sum);
  }

  private static Map<String, Long> counts(TestTotals test) {
    ApproachTotals search = test.approaches().get(0);
    return exact(search.counts());
  }

  /** What does not depend on how the search is divided. */
  private static Map<String, Long> exact(Map<String, Long> counts) {
    Map<String, Long> exact = new TreeMap<>(counts);
    exact.keySet().removeAll(List.of(ItemResult.EXECUTIONS, ItemResult.REDUNDANT));
    exact.values().removeIf(count -> count == 0);
    return exact;
  }
}
