package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.RaceTests;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** How often the same is found again is counted, and changes nothing else. */
class CountingTrapsTest {
  private static final ExplorationOptions OPTIONS =
      ExplorationOptions.of("counting").withTimeBudget(Duration.ofMinutes(5));

  /** Fails if both read before either writes; by itself it is free of races. */
  private static void lostUpdate() throws Exception {
    AtomicInteger counter = new AtomicInteger();
    Body increment = () -> counter.set(counter.get() + 1);
    RaceTests.concurrently(increment, increment);
    if (counter.get() != 2) {
      throw new IllegalStateException("lost");
    }
  }

  private static void deadlock() throws Exception {
    ReentrantLock one = new ReentrantLock();
    ReentrantLock two = new ReentrantLock();
    RaceTests.concurrently(() -> takeBoth(one, two), () -> takeBoth(two, one));
  }

  private static void takeBoth(ReentrantLock first, ReentrantLock second) {
    first.lock();
    second.lock();
    second.unlock();
    first.unlock();
  }

  private static void race() throws Exception {
    int[] count = new int[1];
    RaceTests.concurrently(() -> count[0]++, () -> count[0]++);
  }

  private static void assertCounted(Body body, int least, int most) {
    ExplorationOptions options = OPTIONS.withSchedules(60);
    ExplorationResult counted = Explorer.explore(options, body);
    ExplorationResult again = Explorer.explore(options, body);
    ExplorationResult uncounted = Explorer.explore(options.withCounting(false), body);

    Occurrences occurrences = counted.summary().occurrences();
    assertEquals(60, occurrences.executions());
    assertEquals(counted.executions(), occurrences.first());
    Finding main = counted.findings().get(0);
    assertTrue(main.seen() >= least && main.seen() <= most, () -> "seen " + main.seen());
    String line =
        "  seen in %d of 60 schedules, first in schedule %d\n"
            .formatted(main.seen(), occurrences.first());
    assertTrue(counted.report().contains(line), counted::report);
    assertEquals(seen(counted), seen(again));
    assertSameReported(counted, uncounted);
    assertEquals(Occurrences.NONE.executions(), uncounted.summary().occurrences().executions());
    assertTrue(
        uncounted.report().contains("  found in schedule " + occurrences.first() + "\n"),
        uncounted::report);
  }

  private static List<Integer> seen(ExplorationResult result) {
    return result.findings().stream().map(Finding::seen).toList();
  }

  private static void assertSameReported(ExplorationResult one, ExplorationResult other) {
    assertEquals(other.token(), one.token());
    assertEquals(other.eventHash(), one.eventHash());
    assertEquals(other.executions(), one.executions());
    assertEquals(other.failing(), one.failing());
    assertEquals(other.notes(), one.notes());
    assertEquals(
        other.findings().stream().map(Finding::identity).toList(),
        one.findings().stream().map(Finding::identity).toList());
  }

  @Test
  void exceptionsAreCounted() {
    assertCounted(CountingTrapsTest::lostUpdate, 10, 50);
  }

  @Test
  void deadlocksAreCounted() {
    assertCounted(CountingTrapsTest::deadlock, 5, 55);
  }

  /** It is seen in every execution, whatever the order. */
  @Test
  void racesAreCounted() {
    assertCounted(CountingTrapsTest::race, 60, 60);
  }

  @Test
  void noMoreThanAHundredAreMadeInOrderToCount() {
    ExplorationResult result = Explorer.explore(OPTIONS, CountingTrapsTest::lostUpdate);
    Occurrences occurrences = result.summary().occurrences();
    assertTrue(occurrences.executions() <= occurrences.first() + 100, occurrences::toString);
  }

  /** Time would decide how many of them there are. */
  @Test
  void executionsWithoutAnEndAreNotCounted() {
    AtomicInteger never = new AtomicInteger();
    ExplorationResult result =
        Explorer.explore(
            OPTIONS.withMaxSteps(2_000),
            () -> {
              while (never.get() == 0) {
                Thread.onSpinWait();
              }
            });
    assertTrue(result.failed());
    assertEquals(new Occurrences(1, 1), result.summary().occurrences());
    assertTrue(result.report().contains("  found in schedule 1\n"), result.report());
  }

  /** Another exception at another place is not the same. */
  @Test
  void onlyTheSameIsCounted() {
    AtomicInteger executions = new AtomicInteger();
    Body body =
        () -> {
          if (executions.incrementAndGet() % 2 == 0) {
            throw new IllegalStateException("one");
          }
          throw new IllegalStateException("other");
        };
    ExplorationResult result =
        Explorer.explore(OPTIONS.withSchedules(41).withPutBackStatics(false), body);
    int seen = result.findings().get(0).seen();
    assertTrue(seen >= 20 && seen <= 22, () -> "seen " + seen);
  }

  @Test
  void goingOnCountsAllExecutions() {
    ExplorationResult result =
        Explorer.explore(
            OPTIONS.withSchedules(200).withKeepGoing(true), CountingTrapsTest::lostUpdate);
    assertEquals(200, result.executions());
    assertEquals(200, result.summary().occurrences().executions());
    assertEquals(result.failing(), result.findings().get(0).seen());
    assertTrue(result.failing() > 20, () -> "failing " + result.failing());
  }

  @Test
  void aReplayCountsNothing() {
    ExplorationResult result = Explorer.explore(OPTIONS, CountingTrapsTest::lostUpdate);
    ExplorationResult replayed =
        Explorer.explore(OPTIONS.withReplay(result.token()), CountingTrapsTest::lostUpdate);
    assertEquals(Occurrences.NONE, replayed.summary().occurrences());
    assertEquals(0, replayed.findings().get(0).seen());
  }

  /** What is known is reported, although a later execution, made to count only, does not end. */
  @Test
  void aHangWhileCountingDoesNotHideWhatWasFound() {
    long[] executions = new long[1];
    Body body =
        () -> {
          executions[0]++;
          if (executions[0] > 20) {
            loopForSeconds();
          }
          throw new IllegalStateException("found before");
        };
    ExplorationResult result =
        Explorer.explore(
            OPTIONS.withWatchdog(Duration.ofMillis(500)).withPutBackStatics(false), body);
    assertTrue(result.found(Finding.Kind.EXCEPTION), result.report());
    assertEquals(1, result.findings().size(), result.report());
  }

  private static void loopForSeconds() {
    long number = 1L;
    for (long i = 0L; i < 6_000_000_000L; i++) {
      number = number * 3L + 2L ^ i;
    }
    assertTrue(number != 0L);
  }
}
