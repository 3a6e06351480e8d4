package dev.racetest.nightly.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class WorkStoreContract extends StoreContract {
  private static List<Long> ids(List<WorkItem> items) {
    return items.stream().map(WorkItem::id).toList();
  }

  @Test
  void anItemIsTakenAsItWasAdded() {
    assertTrue(
        store.addTest(
            "t",
            "T.t",
            List.of(new Approach("exhaustive", List.of(new NewItem(new byte[] {0, -1, 127}))))));

    WorkItem item = takeOne("w");

    assertEquals("t", item.test());
    assertEquals("exhaustive", item.kind());
    assertArrayEquals(new byte[] {0, -1, 127}, item.content());
    assertEquals(0, item.attempts());
    assertEquals(new QueueState(0, 1, 0, 0), store.queue());
  }

  @Test
  void aTestIsAddedOnce() {
    assertTrue(store.addTest("t", "T.t", items(2)));
    assertFalse(another().addTest("t", "T.t", items(2)));

    assertEquals(2, store.queue().open());
  }

  @Test
  void noItemIsTakenTwice() {
    store.addTest("t", "T.t", items(5));

    List<Long> taken = new ArrayList<>(ids(store.take("v", 3, LEASE)));
    taken.addAll(ids(another().take("w", 3, LEASE)));

    assertEquals(5, new HashSet<>(taken).size());
    assertEquals(List.of(), store.take("x", 3, LEASE));
    assertEquals(List.of("v", "w"), store.workers());
  }

  @Test
  void anItemCanBeTakenAgainWhenItsLeaseIsOver() {
    store.addTest("t", "T.t", items(1));
    WorkItem first = takeOne("v");

    clock.pass(LEASE.minusMillis(1));
    assertEquals(List.of(), store.take("w", 1, LEASE));
    clock.pass(Duration.ofMillis(1));
    WorkItem again = takeOne("w");

    assertEquals(first.id(), again.id());
    assertEquals(1, again.attempts());
  }

  @Test
  void aLeaseCanBeRenewed() {
    store.addTest("t", "T.t", items(2));
    store.take("v", 2, LEASE);

    clock.pass(LEASE.minusMillis(1));
    assertEquals(2, store.renew("v", LEASE));
    clock.pass(LEASE.minusMillis(1));
    assertEquals(List.of(), store.take("w", 1, LEASE));
    clock.pass(Duration.ofMillis(1));
    store.take("w", 1, LEASE);

    assertEquals(1, store.renew("v", LEASE));
  }

  @Test
  void countsAreAddedUpAndWhatRemainsIsOpen() {
    store.addTest("t", "T.t", items(2));
    WorkItem first = takeOne("v");
    WorkItem second = takeOne("v");

    assertEquals(
        Completion.RECORDED,
        store.complete(
            first,
            result(Map.of("executions", 7L, "traces", 1L), new NewItem(new byte[] {9})),
            USED));
    store.complete(second, result(Map.of("executions", 3L)), USED);

    TestTotals totals = store.totals().get(0);
    assertEquals(Map.of("executions", 10L, "traces", 1L), totals.approaches().get(0).counts());
    assertEquals(Duration.ofMillis(500), totals.used());
    assertEquals(2, totals.done());
    assertEquals(new QueueState(1, 0, 2, 0), store.queue());
    WorkItem rest = takeOne("v");
    assertArrayEquals(new byte[] {9}, rest.content());
    assertFalse(List.of(first.id(), second.id()).contains(rest.id()));
  }

  @Test
  void aSecondCompletionChangesNothing() {
    store.addTest("t", "T.t", items(1));
    WorkItem item = takeOne("v");
    ItemResult result = result(Map.of("executions", 7L), new NewItem(new byte[0]));

    assertEquals(Completion.RECORDED, store.complete(item, result, USED));
    assertEquals(Completion.ALREADY_COMPLETED, store.complete(item, result, USED));

    assertEquals(7, store.totals().get(0).count("executions"));
    assertEquals(new QueueState(1, 0, 1, 0), store.queue());
  }

  @Test
  void ofTwoWorkersTheFirstToCompleteCounts() {
    store.addTest("t", "T.t", items(1));
    WorkItem slow = takeOne("slow");
    clock.pass(LEASE);
    WorkItem quick = takeOne("quick");

    assertEquals(
        Completion.RECORDED, store.complete(quick, result(Map.of("executions", 1L)), USED));
    assertEquals(
        Completion.ALREADY_COMPLETED, store.complete(slow, result(Map.of("executions", 5L)), USED));

    assertEquals(1, store.totals().get(0).count("executions"));
    assertEquals(USED, store.totals().get(0).used());
  }

  @Test
  void aWorkerWhoseLeaseIsOverMayStillComplete() {
    store.addTest("t", "T.t", items(1));
    WorkItem item = takeOne("v");
    clock.pass(LEASE.multipliedBy(2));

    assertEquals(Completion.RECORDED, store.complete(item, NOTHING, USED));
    assertTrue(store.queue().isEmpty());
  }

  @Test
  void whatIsGivenBackIsAsIfItHadNotBeenTaken() {
    store.addTest("t", "T.t", items(2));
    List<WorkItem> taken = store.take("v", 2, LEASE);

    store.giveBack("v");

    List<WorkItem> again = store.take("w", 2, LEASE);
    assertEquals(ids(taken), ids(again));
    assertEquals(0, again.get(0).attempts());
  }

  @Test
  void anItemOfWhichAWorkerHasDiedComesAlone() {
    store.addTest("t", "T.t", items(3));
    List<WorkItem> taken = store.take("v", 2, LEASE);

    store.died("v", "exit status 137");

    assertEquals(List.of(taken.get(0).id()), ids(store.take("w", 3, LEASE)));
    assertEquals(List.of(taken.get(1).id()), ids(store.take("w", 3, LEASE)));
    assertEquals(1, store.take("w", 3, LEASE).size());
  }

  @Test
  void anItemOfWhichThreeWorkersHaveDiedIsTakenOut() {
    store.addTest("t", "T.t", items(1));
    WorkItem item = takeOne("a");
    store.died("a", "exit status 1");
    takeOne("b");
    clock.pass(LEASE);
    assertEquals(2, takeOne("c").attempts());
    store.died("c", "out of memory");

    assertEquals(List.of(), store.take("d", 1, LEASE));
    assertEquals(new QueueState(0, 0, 0, 1), store.queue());
    assertEquals(
        List.of(new Crash(item.id(), "sampling", 3, "out of memory")),
        store.totals().get(0).crashes());
    assertEquals(Verdict.CRASHED, store.totals().get(0).verdict());
    assertEquals(Completion.CRASHED, store.complete(item, NOTHING, USED));
    assertEquals(0, store.totals().get(0).done());
  }

  @Test
  void anItemWhoseWorkersFellSilentIsTakenOutAndTheNextOneComes() {
    store.addTest("t", "T.t", items(2));
    long poison = takeOne("v").id();
    long other = takeOne("v").id();
    store.giveBack("v");
    for (int i = 0; i < 2; i++) {
      assertEquals(poison, takeOne("v" + i).id());
      store.died("v" + i, "exit status 1");
    }
    assertEquals(poison, takeOne("w").id());
    clock.pass(LEASE);

    assertEquals(other, store.take("x", 2, LEASE).get(0).id());
    assertEquals(
        "nothing more was heard of its worker", store.totals().get(0).crashes().get(0).reason());
  }

  @Test
  void onlyTheItemThatFailedIsOneAttemptOn() {
    store.addTest("t", "T.t", items(2));
    List<WorkItem> taken = store.take("v", 2, LEASE);

    store.failed("v", taken.get(0), "java.lang.Error");
    store.failed("somebody else", taken.get(1), "java.lang.Error");

    assertEquals(1, store.renew("v", LEASE));
    WorkItem again = takeOne("w");
    assertEquals(taken.get(0).id(), again.id());
    assertEquals(1, again.attempts());
  }

  @Test
  void failuresAreGroupedByTheirKey() {
    store.addTest("t", "T.t", items(2));
    store.complete(takeOne("v"), found(race("a", "rt-1", 2), race("b", "rt-2", 1)), USED);
    store.complete(takeOne("v"), found(race("b", "rt-3", 5), race("c", "", 1)), USED);

    List<FoundFailure> failures = store.totals().get(0).failures();

    assertEquals(List.of(race("a", "rt-1", 2), race("b", "rt-2", 6), race("c", "", 1)), failures);
    assertEquals(Verdict.FAILED, store.totals().get(0).verdict());
  }

  @Test
  void remarksAreKeptOnce() {
    store.addTest("t", "T.t", items(2));
    store.complete(takeOne("v"), found(), USED);
    assertEquals(Verdict.UNFINISHED, store.totals().get(0).verdict());
    store.complete(takeOne("v"), found(), USED);

    TestTotals totals = store.totals().get(0);

    assertEquals(List.of("an assumption"), totals.remarks());
    assertEquals(Verdict.COMPLETE, totals.verdict());
  }

  @Test
  void testsThatHadLessTimeComeFirst() {
    store.addTest("s", "T.s", items(2));
    store.addTest("t", "T.t", items(2));

    WorkItem first = takeOne("v");
    WorkItem second = takeOne("w");
    store.complete(first, NOTHING, Duration.ofSeconds(2));
    store.complete(second, NOTHING, Duration.ofSeconds(1));

    assertEquals(Set.of("s", "t"), Set.of(first.test(), second.test()));
    assertEquals(second.test(), takeOne("v").test());
    assertEquals(first.test(), takeOne("v").test());
  }

  @Test
  void openItemsAreCountedUpToALimit() {
    store.addTest("t", "T.t", items(5));

    assertEquals(3, store.openUpTo(3));
    store.take("v", 4, LEASE);
    assertEquals(1, store.openUpTo(3));
    clock.pass(LEASE);
    assertEquals(3, store.openUpTo(3));
  }

  @Test
  void whatItemsDependOnIsKept() {
    store.pin(Map.of("JDK", "17", "class path: a.jar", "1111"));
    another().pin(Map.of("JDK", "17", "class path: a.jar", "1111"));

    PinnedException changed =
        assertThrows(
            PinnedException.class,
            () -> another().pin(Map.of("JDK", "25", "class path: b.jar", "2222")));

    assertEquals(
        """
        The items in the store %s are for something else:
          JDK was 17, is 25
          class path: a.jar is gone; it was 1111
          class path: b.jar is new: 2222
        Restore what has changed to go on, or begin anew with another store."""
            .formatted(location.name()),
        changed.getMessage());
    store.pin(Map.of("JDK", "17", "class path: a.jar", "1111"));
  }

  @Test
  void someOfWhatItemsDependOnCanBeCompared() {
    store.requirePinned(Map.of("JDK", "17"));
    store.pin(Map.of("JDK", "17", "class path: classes", "1111", "--seed", "1"));
    store.requirePinned(Map.of("JDK", "17", "class path: classes", "1111"));

    PinnedException changed =
        assertThrows(
            PinnedException.class,
            () -> store.requirePinned(Map.of("JDK", "17", "class path: classes", "2222")));

    assertTrue(
        changed.getMessage().contains(":\n  class path: classes was 1111, is 2222\n"),
        changed::getMessage);
  }

  @Test
  void aBudgetGoesOnAfterARestart() {
    Duration budget = Duration.ofHours(8);
    assertEquals(budget, store.timeLeft(budget));
    clock.pass(Duration.ofHours(3));
    assertEquals(Duration.ofHours(5), another().timeLeft(budget));

    clock.pass(Duration.ofHours(5));

    assertEquals(budget, store.timeLeft(budget));
    assertEquals(Duration.ofHours(1), store.timeLeft(Duration.ofHours(1)));
  }

  @Test
  void whatIsNotCompletedIsStillThereForTheNextProcess() {
    store.addTest("t", "T.t", items(3));
    store.complete(takeOne("v"), result(Map.of("executions", 1L)), USED);
    takeOne("v");
    store.close();

    WorkStore next = another();

    assertEquals(new QueueState(1, 1, 1, 0), next.queue());
    assertEquals(1, next.totals().get(0).count("executions"));
  }

  @Test
  void byTheClockOfTheDatabaseLeasesAreInTheFuture() {
    WorkStore byDatabase = location.open(3);
    opened.add(byDatabase);
    byDatabase.addTest("t", "T.t", items(1));

    byDatabase.take("v", 1, Duration.ofHours(1));

    assertEquals(new QueueState(0, 1, 0, 0), byDatabase.queue());
    assertEquals(List.of(), byDatabase.take("w", 1, Duration.ofHours(1)));
  }

  @Test
  void manyWorkersTogetherDoEachItemOnce() throws Exception {
    int items = 400;
    store.addTest("s", "T.s", items(items / 2));
    store.addTest("t", "T.t", items(items / 2));
    List<Long> handled = Collections.synchronizedList(new ArrayList<>());
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        WorkStore own = another();
        String name = "worker " + i;
        workers.add(pool.submit(() -> handleAll(own, name, handled)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertEquals(items, handled.size());
    assertEquals(items, new HashSet<>(handled).size());
    assertEquals(
        items, store.totals().stream().mapToLong(totals -> totals.count("executions")).sum());
    assertEquals(new QueueState(0, 0, items, 0), store.queue());
  }

  private static void handleAll(WorkStore store, String worker, List<Long> handled) {
    ItemResult once = result(Map.of("executions", 1L));
    while (!store.queue().isEmpty()) {
      for (WorkItem item : store.take(worker, 7, LEASE)) {
        assertEquals(Completion.RECORDED, store.complete(item, once, USED));
        handled.add(item.id());
      }
    }
  }
}
