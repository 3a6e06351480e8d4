package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.nightly.SearchFixture;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.WorkItem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchingTest {
  private static final NewItem WHOLE = SearchPiece.WHOLE.newItem();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static ItemResult run(String method, NewItem item, Duration slice, int pieces) {
    String test =
        "[engine:junit-jupiter]/[class:%s]/[method:%s()]"
            .formatted(SearchFixture.class.getName(), method);
    return new JUnitItemRunner()
        .run(new WorkItem(1, test, Searching.KIND, item.content(), 0), slice, pieces);
  }

  private static ItemResult search(String method) {
    return run(method, WHOLE, MINUTE, 1);
  }

  /** What is counted, but for executions and what is zero. */
  private static Map<String, Long> counts(ItemResult result) {
    Map<String, Long> counts = new TreeMap<>(result.counts());
    counts.remove(ItemResult.EXECUTIONS);
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  @Test
  void aSmallSearchIsDoneInASlice() {
    ItemResult result = search("hasThreeTraces");

    assertEquals(Map.of("traces", 3L, "complete", 3L), counts(result));
    assertEquals(3, result.counts().get(ItemResult.EXECUTIONS));
    assertEquals(List.of(), result.remaining());
    assertEquals("", result.generation());
    assertTrue(
        result.remarks().contains("Assuming: executions are sequentially consistent."),
        () -> result.remarks().toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatRemainsIsExploredPieceByPiece(int pieces) {
    Deque<NewItem> open = new ArrayDeque<>(List.of(WHOLE));
    Map<String, Long> sum = new TreeMap<>();
    int most = 0;
    while (!open.isEmpty()) {
      ItemResult result = run("hasManyTraces", open.poll(), MINUTE, pieces);
      result.counts().forEach((name, count) -> sum.merge(name, count, Long::sum));
      assertTrue(result.remaining().stream().allMatch(item -> item.expected() > 0));
      open.addAll(result.remaining());
      most = Math.max(most, open.size());
    }

    assertEquals(1500, sum.get(ItemResult.TRACES));
    assertEquals(1500, sum.get(ItemResult.COMPLETE));
    assertEquals(0, sum.get(ItemResult.UNEXPLORED));
    assertTrue(pieces == 1 ? most == 1 : most >= 4, "open at once: " + most);
  }

  @Test
  void aSearchThatKnowsOfARaceIsAnotherOne() {
    ItemResult result = search("racesLate");

    assertEquals(SearchFixture.class.getName() + ".plain", result.generation());
    assertEquals(Map.of("traces", 12L, "complete", 12L, "failing", 12L), counts(result));
    assertEquals("DATA_RACE", result.failures().get(0).kind());
    assertTrue(result.failures().get(0).token().startsWith("rt"));
  }

  @Test
  void deadlocksAreCountedApart() {
    ItemResult result = search("deadlocksInSomeTraces");

    assertEquals(
        Map.of("traces", 3L, "complete", 2L, "deadlocked", 1L, "failing", 1L), counts(result));
    assertEquals("DEADLOCK", result.failures().get(0).kind());
  }

  @Test
  void whatIsCutIsSaid() {
    ItemResult result = search("isCut");

    assertEquals(1, result.counts().get(ItemResult.CUT));
    assertTrue(
        result
            .remarks()
            .contains(
                "Executions were cut at the limit of steps: what comes after it is not explored."),
        () -> result.remarks().toString());
    assertTrue(result.remarks().stream().noneMatch(remark -> remark.contains("1 executions")));
  }

  @Test
  void aTestWithAStrategyOfItsOwnIsNotSearched() {
    ItemResult result = search("wantsAnotherStrategy");

    assertEquals(Map.of("unexplored", 1L), counts(result));
    assertEquals(20, result.counts().get(ItemResult.EXECUTIONS));
    assertEquals(List.of(), result.remaining());
    assertEquals(
        List.of("Not searched for all traces: the test asks for the strategy pct."),
        result.remarks());
  }

  @Test
  void aBoundForPreemptionsIsSaid() {
    ItemResult result = search("hasABound");

    assertEquals(Map.of("traces", 16L, "complete", 16L, "redundant", 20L), counts(result));
    assertTrue(
        result.remarks().contains("Assuming: executions have at most 1 preemptions."),
        () -> result.remarks().toString());
  }

  @Test
  void aSearchThatCannotBeSavedBeginsAgainWithMoreTime() {
    ItemResult first = run("hasABound", WHOLE, Duration.ofMillis(1), 1);

    NewItem again = first.remaining().get(0);
    assertEquals(new SearchPiece("", 1), SearchPiece.read(again.content()));
    assertEquals(0, first.counts().get(ItemResult.UNEXPLORED));
    ItemResult second = run("hasABound", again, MINUTE, 1);
    assertEquals(16, second.counts().get(ItemResult.TRACES));
    assertEquals(" again:1", second.generation());
    assertEquals(List.of(), second.remaining());
  }

  @Test
  void oneThatMoreTimeDoesNotHelpIsGivenUp() {
    ItemResult result = search("hasABoundAndFewSchedules");

    assertEquals(1, result.counts().get(ItemResult.UNEXPLORED));
    assertEquals(List.of(), result.remaining());
  }

  @Test
  void aTestThatDoesNotRepeatIsAnErrorThatSaysSo() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> search("doesNotRepeat"));

    assertTrue(
        failure.getMessage().startsWith("an execution did not repeat: "), failure::getMessage);
  }

  @Test
  void aPieceOfAnotherTestIsRefused() {
    NewItem piece = run("hasManyTraces", WHOLE, MINUTE, 1).remaining().get(0);

    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> run("hasThreeTraces", piece, MINUTE, 1));

    assertTrue(
        failure.getMessage().contains("The item belongs to a search with"), failure::getMessage);
  }
}
