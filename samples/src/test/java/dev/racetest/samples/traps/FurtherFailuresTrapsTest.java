package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTests;
import dev.racetest.scheduler.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Where an exploration goes on after a failure, each different one is told once. */
class FurtherFailuresTrapsTest {
  private static final ExplorationOptions SAMPLE =
      ExplorationOptions.of("further")
          .withKeepGoing(true)
          .withSchedules(300)
          .withTimeouts(Timeouts.LATE)
          .withTimeBudget(Duration.ofMinutes(5));
  private static final ExplorationOptions ALL =
      SAMPLE.withStrategy("exhaustive").withSchedules(Integer.MAX_VALUE);

  /** Who comes first decides which exception there is, and whether there is a deadlock. */
  private static void failsInFourWays() throws Exception {
    AtomicInteger last = new AtomicInteger();
    ReentrantLock one = new ReentrantLock();
    ReentrantLock two = new ReentrantLock();
    RaceTests.concurrently(
        () -> takeBoth(one, two, last, 1), () -> takeBoth(two, one, last, 2), () -> last.set(3));
    if (last.get() == 1) {
      throw new IllegalStateException("one");
    } else if (last.get() == 2) {
      throw new IllegalStateException("two");
    }
    throw new IllegalArgumentException("three");
  }

  private static void takeBoth(
      ReentrantLock first, ReentrantLock second, AtomicInteger to, int it) {
    first.lock();
    second.lock();
    to.set(it);
    second.unlock();
    first.unlock();
  }

  private static Set<String> kindsAndMessages(List<Finding> findings) {
    Set<String> all = new HashSet<>();
    for (Finding finding : findings) {
      all.add(finding.kind() + finding.cause().map(Throwable::getMessage).orElse(""));
    }
    return all;
  }

  private static void assertFour(ExplorationOptions options) {
    Body body = FurtherFailuresTrapsTest::failsInFourWays;
    ExplorationResult result = Explorer.explore(options, body);

    assertEquals(4, result.findings().size(), result::report);
    assertEquals(
        Set.of("DEADLOCK", "EXCEPTIONone", "EXCEPTIONtwo", "EXCEPTIONthree"),
        kindsAndMessages(result.findings()));
    int seen = 0;
    for (Finding finding : result.findings()) {
      seen += finding.seen();
      assertTrue(result.report().contains(finding.token()), result::report);
      ExplorationResult again = Explorer.explore(options.withReplay(finding.token()), body);
      assertEquals(
          List.of(finding.identity()), again.findings().stream().map(Finding::identity).toList());
    }
    assertEquals(result.summary().occurrences().executions(), seen, "each fails in one way");
    assertEquals(1, result.reported().size());
    assertEquals(result.token(), result.findings().get(0).token());
    assertTrue(result.report().contains("\n  Other executions failed in other ways:\n"));
    assertFalse(result.report().contains("not looked into"), result::report);
  }

  @Test
  void everyWayToFailIsToldOnceWithItsToken() {
    assertFour(SAMPLE);
  }

  @Test
  void ofAllTracesTheyAreCountedExactly() {
    assertFour(ALL);
    ExplorationResult result = Explorer.explore(ALL, FurtherFailuresTrapsTest::failsInFourWays);
    Enumerated all = result.summary().enumerated().orElseThrow();
    assertTrue(all.isWhole(), all::toString);
    Map<Finding.Kind, Integer> seen = new HashMap<>();
    result.findings().forEach(finding -> seen.merge(finding.kind(), finding.seen(), Integer::sum));
    assertEquals(all.deadlocked(), (long) seen.get(Finding.Kind.DEADLOCK));
    assertEquals(all.complete(), (long) seen.get(Finding.Kind.EXCEPTION));
    assertTrue(result.report().contains(" of " + all.traces() + " traces"), result::report);
  }

  /** The race is found first, and then its variable becomes a step: what it leads to is found. */
  @Test
  void aSearchThatBeginsAnewCountsAnew() {
    ExplorationResult result =
        Explorer.explore(
            ALL,
            () -> {
              int[] count = new int[1];
              RaceTests.concurrently(() -> count[0]++, () -> count[0]++);
              if (count[0] != 2) {
                throw new IllegalStateException("lost");
              }
            });
    assertEquals(Set.of("DATA_RACE", "EXCEPTIONlost"), kindsAndMessages(result.findings()));
    for (Finding finding : result.findings()) {
      int expected = finding.kind() == Finding.Kind.DATA_RACE ? 4 : 2;
      assertEquals(expected, finding.seen(), finding::headline);
    }
    assertEquals(4, result.summary().occurrences().executions());
  }

  @Test
  void thatIsNotDoneWhereTheFirstFailureIsTheLast() {
    ExplorationResult result =
        Explorer.explore(SAMPLE.withKeepGoing(false), FurtherFailuresTrapsTest::failsInFourWays);
    assertEquals(1, result.findings().size(), result::report);
  }

  /** The same exception at the same place is one failure, whoever throws it with what message. */
  @Test
  void whatDiffersInNothingButTheThreadIsTheSame() {
    AtomicInteger turns = new AtomicInteger();
    ExplorationResult result =
        Explorer.explore(
            SAMPLE.withSchedules(40),
            () -> {
              int turn = turns.incrementAndGet();
              Body failing = () -> check(turn);
              Body idle = () -> {};
              RaceTests.concurrently(
                  turn % 2 == 0 ? failing : idle, turn % 2 == 0 ? idle : failing);
            });
    assertEquals(1, result.findings().size(), result::report);
    assertEquals(40, result.findings().get(0).seen());
  }

  private static void check(int turn) {
    throw new IllegalStateException("in turn " + turn);
  }

  /** Many ways to fail are not all looked into; how many executions that were is said. */
  @Test
  void aboveALimitTheyAreOnlyCounted() {
    AtomicInteger turns = new AtomicInteger();
    ExplorationResult result =
        Explorer.explore(
            SAMPLE.withSchedules(62).withPutBackStatics(false),
            () -> {
              RuntimeException thrown = new IllegalStateException("somewhere");
              int place = 1 + turns.getAndIncrement() / 2 % 31;
              thrown.setStackTrace(
                  new StackTraceElement[] {new StackTraceElement("C", "m", "C.java", place)});
              throw thrown;
            });

    List<String> identities = new ArrayList<>();
    result.findings().forEach(finding -> identities.add(finding.identity()));
    assertEquals(21, identities.size(), identities::toString);
    assertEquals(21, new HashSet<>(identities).size(), identities::toString);
    assertTrue(
        result.report().contains("executions in ways that were not looked into"), result::report);
  }
}
