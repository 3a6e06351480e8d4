package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.Night;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTests;
import dev.racetest.scheduler.Timeouts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of traces of programs known from the literature on DPOR, with and without a bound for
 * preemptions. They were checked against GenMC, Nidhugg and brute force.
 */
class ExhaustiveTest {
  /**
   * A search with a bound prunes nothing, so these take it tens of thousands of executions, of
   * which real threads make one or two thousand a second.
   */
  private static final Set<String> NOT_BOUNDED_ON_THREADS = Set.of("readers(6)", "CoA(3)");

  /** The same once the bound is any number of preemptions. */
  private static final Set<String> BOUNDED_ONLY_ON_THREADS =
      Set.of("CoA(2)", "lastzero(3)", "lastzero(4)", "lastzero(5)");

  static Stream<Arguments> programs() {
    return Stream.of(
        row("readers(2)", KnownPrograms.readers(2), 4, 0, "4"),
        row("readers(6)", KnownPrograms.readers(6), 64, 0, "64"),
        row("readers(8)", KnownPrograms.readers(8), 256, 0, ""),
        row("casw(2)", KnownPrograms.compareAndSetAndWrite(2), 6, 0, "2 4 6"),
        row("casw(3)", KnownPrograms.compareAndSetAndWrite(3), 66, 0, "6 24 54 66"),
        row("inc(2)", KnownPrograms.increments(2), 4, 0, "2 4"),
        row("inc(3)", KnownPrograms.increments(3), 36, 0, "6 24 36"),
        row("binc(3)", KnownPrograms.twoCounters(3), 36, 0, "6 24 36"),
        row("CoA(1)", KnownPrograms.coherence(1), 15, 0, "6 15"),
        row("CoA(2)", KnownPrograms.coherence(2), 130, 0, "24 90 130"),
        row("lastzero(3)", KnownPrograms.lastZero(3), 12, 0, "12"),
        row("lastzero(4)", KnownPrograms.lastZero(4), 28, 0, "28"),
        row("lastzero(5)", KnownPrograms.lastZero(5), 64, 0, "64"),
        row("SB", KnownPrograms::storeBuffering, 3, 0, "2 3"),
        row("MP", KnownPrograms::messagePassing, 3, 0, ""),
        row("LB", KnownPrograms::loadBuffering, 3, 0, ""),
        row("peterson, and 6 that would wait", KnownPrograms::peterson, 10, 0, ""),
        row("fib_bench(1)", KnownPrograms.fibonacci(1), 3, 0, "2 3"),
        row("fib_bench(2)", KnownPrograms.fibonacci(2), 19, 0, "2 8 18 19"),
        row("fib_bench(3)", KnownPrograms.fibonacci(3), 141, 0, "2 12 50 102 140 141"),
        row("lockinc(3)", KnownPrograms.lockedIncrements(3), 6, 0, "6"),
        row("lockinc(4)", KnownPrograms.lockedIncrements(4), 24, 0, "24"),
        row("lockinc(5)", KnownPrograms.lockedIncrements(5), 120, 0, ""),
        row("philosophers(2)", KnownPrograms.philosophers(2, true), 2, 1, ""),
        row("philosophers(3)", KnownPrograms.philosophers(3, true), 6, 1, ""),
        row("philosophers(4)", KnownPrograms.philosophers(4, true), 14, 1, ""),
        row("ordered philosophers(4)", KnownPrograms.philosophers(4, false), 14, 0, ""),
        row("casrot(5)", KnownPrograms.rotation(5), 43, 0, ""),
        row("CoA(3)", KnownPrograms.coherence(3), 2028, 0, "120 708 1608 2028"));
  }

  /** For nights; the numbers have closed forms, but for those of the rows above. */
  static Stream<Arguments> largerPrograms() {
    return !Night.IS_NOW
        ? Stream.empty()
        : Stream.of(
            row("readers(12)", KnownPrograms.readers(12), 1 << 12, 0, ""),
            row("readers(14)", KnownPrograms.readers(14), 1 << 14, 0, ""),
            row("lastzero(10)", KnownPrograms.lastZero(10), 13 << 8, 0, ""),
            row("lastzero(12)", KnownPrograms.lastZero(12), 15 << 10, 0, ""),
            row("lastzero(15)", KnownPrograms.lastZero(15), 18 << 13, 0, ""),
            row("inc(4)", KnownPrograms.increments(4), 24 * 24, 0, ""),
            row("inc(5)", KnownPrograms.increments(5), 120 * 120, 0, ""),
            row("lockinc(7)", KnownPrograms.lockedIncrements(7), 5_040, 0, ""),
            row("philosophers(7)", KnownPrograms.philosophers(7, true), 126, 1, ""),
            row("ordered philosophers(8)", KnownPrograms.philosophers(8, false), 254, 0, ""));
  }

  static Stream<Arguments> boundedPrograms() {
    return programs()
        .filter(row -> !row.get()[4].equals(List.of()))
        .filter(row -> isFor(NOT_BOUNDED_ON_THREADS, (String) row.get()[0]));
  }

  private static boolean isFor(Set<String> continuationsOnly, String name) {
    return Carrier.CONTINUATIONS || Night.IS_NOW || !continuationsOnly.contains(name);
  }

  private static Arguments row(
      String name, Body program, long complete, long deadlocked, String byPreemptions) {
    List<Long> cumulative =
        Arrays.stream(byPreemptions.split(" "))
            .filter(number -> !number.isEmpty())
            .map(Long::valueOf)
            .toList();
    return Arguments.of(name, program, complete, deadlocked, cumulative);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"programs", "largerPrograms"})
  void everyTraceIsVisitedOnce(
      String name, Body program, long complete, long deadlocked, List<Long> byPreemptions) {
    Enumerated all = enumerated(options(), program);

    assertTrue(all.isWhole(), all::toString);
    assertEquals(complete, all.complete(), all::toString);
    assertEquals(deadlocked, all.deadlocked(), all::toString);
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("boundedPrograms")
  void tracesAreCountedByPreemptions(
      String name, Body program, long complete, long deadlocked, List<Long> byPreemptions) {
    for (int bound = 0; bound < byPreemptions.size(); bound++) {
      Enumerated some = enumerated(options().withPreemptions(bound), program);
      assertTrue(some.isWhole(), some::toString);
      assertEquals(byPreemptions.get(bound), some.complete(), some::toString);
    }
    if (isFor(BOUNDED_ONLY_ON_THREADS, name)) {
      Enumerated all = enumerated(options().withSearch("preemptions=any"), program);
      assertEquals(byPreemptions, all.byPreemptions().subList(0, byPreemptions.size()));
      assertEquals(complete, all.complete(), all::toString);
    }
  }

  private static final class Counter {
    private int value;
  }

  private static void loseAnUpdate() throws Throwable {
    Counter counter = new Counter();
    RaceTests.concurrently(() -> counter.value++, () -> counter.value++);
    assertEquals(2, counter.value);
  }

  @Test
  void failuresHaveTokensThatReplay() {
    ExplorationOptions first = options().withKeepGoing(false);
    Explorations.assertFinds(Finding.Kind.DEADLOCK, first, KnownPrograms.philosophers(3, true));
    Explorations.assertFinds(Finding.Kind.DATA_RACE, first, ExhaustiveTest::loseAnUpdate);
  }

  @Test
  void aRaceBeginsTheSearchAnewWithItsAccessesAsSteps() {
    Enumerated all = enumerated(options(), ExhaustiveTest::loseAnUpdate);

    assertTrue(all.isWhole(), all::toString);
    assertEquals(4, all.traces(), all::toString);
    assertEquals(4, all.failing(), all::toString);
  }

  @Test
  void aLoopThatWaitsEnds() {
    Enumerated all =
        enumerated(
            options(),
            () -> {
              AtomicBoolean ready = new AtomicBoolean();
              RaceTests.concurrently(
                  () -> ready.set(true),
                  () -> {
                    while (!ready.get()) {
                      Thread.onSpinWait();
                    }
                  });
            });

    assertTrue(all.isWhole(), all::toString);
    assertTrue(
        all.assumptions().stream().anyMatch(text -> text.startsWith("a loop that neither")),
        all::toString);
  }

  @Test
  void waitsThatMayGiveUpEarlyDoSoInSomeTraces() {
    Body body =
        () -> {
          CountDownLatch latch = new CountDownLatch(1);
          AtomicBoolean hasCome = new AtomicBoolean();
          RaceTests.concurrently(
              latch::countDown, () -> hasCome.set(latch.await(1, TimeUnit.SECONDS)));
          assertTrue(hasCome.get());
        };

    Enumerated late = enumerated(options().withTimeouts(Timeouts.LATE), body);
    Enumerated any = enumerated(options().withTimeouts(Timeouts.ANY), body);

    assertEquals(0, late.failing(), late::toString);
    assertTrue(any.failing() > 0, any::toString);
    assertTrue(late.isWhole() && any.isWhole(), any::toString);
  }

  private static ExplorationOptions options() {
    return ExplorationOptions.of("traces")
        .withStrategy("exhaustive")
        .withSchedules(Integer.MAX_VALUE)
        .withKeepGoing(true)
        .withTimeBudget(Duration.ofMinutes(5));
  }

  private static Enumerated enumerated(ExplorationOptions options, Body program) {
    ExplorationResult result = Explorer.explore(options, program);
    return result.summary().enumerated().orElseThrow();
  }
}
