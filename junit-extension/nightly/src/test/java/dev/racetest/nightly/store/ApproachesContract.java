package dev.racetest.nightly.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does with tests that are explored in several ways, and with searches. */
abstract class ApproachesContract extends StoreContract {
  private static ItemResult search(String generation, long traces, NewItem... remaining) {
    return new ItemResult(
        generation,
        Map.of("executions", traces, "traces", traces),
        List.of(),
        List.of(remaining),
        List.of("a remark of search " + generation));
  }

  private static NewItem piece(double expected, double variance) {
    return new NewItem(new byte[] {(byte) expected}, expected, variance);
  }

  /** An approach that may end the other, and one that goes on for ever. */
  private static List<Approach> both() {
    return List.of(
        new Approach("search", 7, true, List.of(new NewItem(new byte[0]))),
        new Approach("sampling", 1, false, List.of(new NewItem(new byte[0]))));
  }

  private WorkItem takeOf(String kind) {
    WorkItem item = takeOne("v");
    assertEquals(kind, item.kind());
    return item;
  }

  @Test
  void whenASearchBeginsAnewWhatItHadIsVoid() {
    store.addTest("t", "T.t", both());
    store.complete(takeOf("search"), search("", 10, piece(1, 0), piece(2, 0), piece(3, 0)), USED);
    store.complete(takeOf("sampling"), search("", 5, piece(9, 0)), USED);
    List<WorkItem> taken = store.take("v", 2, LEASE);
    WorkItem first = taken.get(0);
    WorkItem second = taken.get(1);

    store.complete(first, search("x", 2, piece(4, 0)), USED);
    Completion late = store.complete(second, search("", 100, piece(5, 0)), USED);

    assertEquals(Completion.ALREADY_COMPLETED, late);
    ApproachTotals search = approach("t", "search");
    assertEquals(Map.of("executions", 12L, "traces", 2L), search.counts());
    assertEquals(List.of("a remark of search x"), search.remarks());
    assertEquals(1, search.unfinished());
    assertArrayEquals(new byte[] {4}, takeOf("search").content());
  }

  @Test
  void otherTestsAndApproachesKeepWhatTheyHave() {
    store.addTest("t", "T.t", both());
    store.complete(takeOf("search"), search("", 10, piece(1, 0)), USED);
    store.complete(takeOf("sampling"), search("", 5, piece(9, 0)), USED);
    WorkItem first = takeOf("search");
    store.addTest("u", "T.u", both());
    store.complete(takeOne("w"), search("", 7, piece(1, 0)), USED);

    store.complete(first, search("x", 2, piece(4, 0)), USED);

    assertEquals(5, approach("t", "sampling").count("traces"));
    assertEquals(1, approach("t", "sampling").unfinished());
    assertEquals(7, approach("u", "search").count("traces"));
    assertEquals(1, approach("u", "search").unfinished());
  }

  @Test
  void piecesOfTheSearchThatHasBegunAnewAddUp() {
    store.addTest("t", "T.t", both());
    store.complete(takeOf("search"), search("x", 1, piece(1, 0), piece(2, 0)), USED);
    store.complete(takeOf("sampling"), search("", 1), USED);
    store.complete(takeOf("search"), search("x", 10), USED);
    store.complete(takeOf("search"), search("x,y", 4, piece(3, 0)), USED);
    store.complete(takeOf("search"), search("x,y", 5), USED);

    assertEquals(9, approach("t", "search").count("traces"));
    assertEquals(20, approach("t", "search").count("executions"));
    assertTrue(approach("t", "search").isWhole());
  }

  private ApproachTotals approach(String test, String kind) {
    return store.totals().stream()
        .filter(totals -> totals.test().equals(test))
        .flatMap(totals -> totals.approaches().stream())
        .filter(approach -> approach.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAVoidPieceHasFoundIsKept() {
    store.addTest("t", "T.t", items(2));
    WorkItem first = takeOne("v");
    WorkItem second = takeOne("v");
    store.complete(first, search("x", 1, piece(1, 0)), USED);

    store.complete(second, found(race("a", "rt-1", 2)), USED);
    store.complete(second, found(race("a", "rt-1", 2)), USED);

    TestTotals totals = store.totals().get(0);
    assertEquals(List.of(race("a", "rt-1", 2)), totals.failures());
    assertEquals(1, totals.count("traces"));
    assertEquals(List.of("a remark of search x"), totals.remarks());
  }

  @Test
  void eachApproachGetsItsShare() {
    store.addTest("t", "T.t", both());
    Map<String, Integer> taken = new TreeMap<>();
    for (int i = 0; i < 80; i++) {
      WorkItem item = takeOne("v");
      taken.merge(item.kind(), 1, Integer::sum);
      store.complete(item, search("", 1, piece(1, 0)), USED);
    }

    assertEquals(Map.of("sampling", 10, "search", 70), taken);
  }

  @Test
  void whenAllIsExploredOtherApproachesEndAfterAnItemEach() {
    store.addTest("t", "T.t", both());
    store.complete(takeOf("search"), search("", 3), USED);
    assertEquals(1, store.queue().open());
    WorkItem sample = takeOf("sampling");

    store.complete(sample, search("", 9, piece(1, 0)), USED);

    assertTrue(store.queue().isEmpty());
    assertEquals(Verdict.ALL_TRACES, store.totals().get(0).verdict());
  }

  @Test
  void whatIsBeingExploredWhenAllIsExploredStillCounts() {
    store.addTest("t", "T.t", both());
    WorkItem search = takeOf("search");
    store.complete(takeOf("sampling"), search("", 1, piece(1, 0)), USED);
    WorkItem sample = takeOf("sampling");

    store.complete(search, search("", 3), USED);
    store.complete(
        sample,
        new ItemResult(Map.of(), List.of(race("a", "rt-1", 1)), List.of(piece(1, 0)), List.of()),
        USED);

    assertTrue(store.queue().isEmpty());
    assertEquals(1, store.totals().get(0).failures().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "unexplored"})
  void whereNotAllIsExploredOtherApproachesGoOn(String count) {
    store.addTest("t", "T.t", both());
    store.complete(takeOf("search"), counted(count), USED);

    store.complete(takeOf("sampling"), search("", 9, piece(1, 0)), USED);

    assertEquals(1, store.queue().open());
    assertEquals(Verdict.UNFINISHED, store.totals().get(0).verdict());
    assertFalse(approach("t", "search").isWhole());
  }

  private static ItemResult counted(String count) {
    return result(Map.of("executions", 3L, "traces", 3L, count, 1L));
  }

  @Test
  void whereAPieceIsTakenOutOtherApproachesGoOn() {
    store.addTest("t", "T.t", both());
    store.complete(takeOf("search"), search("", 3, piece(1, 0)), USED);
    store.complete(takeOf("sampling"), search("", 9, piece(1, 0)), USED);
    for (int i = 0; i < 3; i++) {
      store.failed("v", takeOf("search"), "exit status 1");
    }

    store.complete(takeOf("sampling"), search("", 9, piece(1, 0)), USED);

    assertEquals(1, store.queue().open());
    assertEquals(1, approach("t", "search").crashed());
    assertFalse(approach("t", "search").isWhole());
  }

  @Test
  void whatIsToComeAddsUpIfAllPiecesHaveASize() {
    store.addTest("t", "T.t", both());
    assertEquals(ApproachTotals.Rest.UNKNOWN, approach("t", "search").rest());
    store.complete(takeOf("search"), search("", 10, piece(20, 9), piece(10, 16)), USED);

    ApproachTotals search = approach("t", "search");

    assertEquals(new ApproachTotals.Rest(30, 5), search.rest());
    assertEquals(0.25, search.explored());
    assertEquals(Duration.ofMillis(750), search.left());
    store.complete(takeOf("sampling"), NOTHING, USED);
    store.complete(takeOf("search"), search("", 10, new NewItem(new byte[0])), USED);
    assertEquals(ApproachTotals.Rest.UNKNOWN, approach("t", "search").rest());
    assertEquals(0, approach("t", "search").explored());
  }
}
