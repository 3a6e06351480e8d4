package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.RaceTests;
import dev.racetest.scheduler.Timeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a search of all traces knows of looks at threads, and says of what it does not follow. */
class LooksAtThreadsTest {
  private static final ExplorationOptions ALL =
      ExplorationOptions.of("looks")
          .withStrategy("exhaustive")
          .withSchedules(10_000)
          .withMaxSteps(1_000)
          .withTimeouts(Timeouts.LATE)
          .withTimeBudget(Duration.ofMinutes(5));

  private static volatile int shared;

  private static void assertOutcomes(Set<String> expected, Body body) {
    ExplorationResult result = Explorer.explore(ALL, body);
    assertTrue(!result.failed(), result::report);
    assertEquals(expected, result.outcomes().seen());
    Enumerated all = result.summary().enumerated().orElseThrow();
    assertTrue(all.isWhole(), all::toString);
  }

  @Test
  void aThreadIsSeenAliveAndNot() {
    assertOutcomes(
        Set.of("true", "false"),
        () -> {
          Thread thread = new Thread(() -> {});
          thread.start();
          boolean isAlive = thread.isAlive();
          thread.join();
          RaceTests.outcome(isAlive);
        });
  }

  @Test
  void anotherThreadSeesItBeforeItsStartAndAfterItsEnd() {
    assertOutcomes(
        Set.of("NEW", "RUNNABLE", "TERMINATED"),
        () -> {
          Thread.State[] seen = new Thread.State[1];
          Thread other = new Thread(() -> shared = 1);
          Thread looking = new Thread(() -> seen[0] = other.getState());
          looking.start();
          other.start();
          looking.join();
          other.join();
          RaceTests.outcome(seen[0]);
        });
  }

  /** The interrupt comes only when the first step was seen, and may still be in time. */
  @Test
  void anInterruptMayComeBetweenAStepAndTheLookAtTheStatus() {
    assertOutcomes(
        Set.of("true", "false"),
        () -> {
          AtomicInteger step = new AtomicInteger();
          boolean[] seen = new boolean[1];
          Thread looking =
              new Thread(
                  () -> {
                    step.set(1);
                    seen[0] = Thread.interrupted();
                  });
          Thread interrupting =
              new Thread(
                  () -> {
                    if (step.get() == 1) {
                      looking.interrupt();
                    }
                  });
          looking.start();
          interrupting.start();
          looking.join();
          interrupting.join();
          RaceTests.outcome(seen[0]);
        });
  }

  @Test
  void loopsThatOnlyLookAtAThreadEnd() {
    assertOutcomes(
        Set.of("1"),
        () -> {
          Thread thread = new Thread(() -> shared = 1);
          thread.start();
          while (thread.isAlive()) {
            // Nothing else is done here.
          }
          while (thread.getState() != Thread.State.TERMINATED) {
            // Nor here.
          }
          Thread interrupted =
              new Thread(
                  () -> {
                    while (!Thread.interrupted()) {
                      // Nor here.
                    }
                  });
          interrupted.start();
          interrupted.interrupt();
          interrupted.join();
          RaceTests.outcome(shared);
        });
  }

  /** In both orders, although the step of a thread that is not there yet cannot wait. */
  @Test
  void clocksAndRandomNumbersHaveAnOrder() {
    Set<String> both = Set.of("true", "false");
    long[] times = new long[2];
    assertOutcomes(
        both,
        () -> {
          RaceTests.concurrently(
              () -> times[0] = System.nanoTime(), () -> times[1] = System.nanoTime());
          RaceTests.outcome(times[0] < times[1]);
        });
    double[] numbers = new double[2];
    assertOutcomes(
        both,
        () -> {
          RaceTests.concurrently(
              () -> numbers[0] = Math.random(), () -> numbers[1] = Math.random());
          RaceTests.outcome(numbers[0] < numbers[1]);
        });
  }

  private static Arguments row(String beginning, Body body) {
    return Arguments.of(beginning, body);
  }

  static Stream<Arguments> unfollowed() {
    Thread.State[] seen = new Thread.State[1];
    return Stream.of(
        row("identity hash codes were asked for", () -> new HashMap<>(Map.of(new Object(), 1))),
        row("identity hash codes were asked for", () -> new Object().toString()),
        row(
            "several threads have made threads",
            () ->
                RaceTests.concurrently(
                    () -> new Thread(() -> {}).start(), () -> new Thread(() -> {}).start())),
        row(
            "a thread was asked for its state",
            () -> {
              Thread thread = new Thread(() -> shared = 1);
              thread.start();
              seen[0] = thread.getState();
              thread.join();
            }),
        row("the clock was read", System::currentTimeMillis),
        row("random numbers were drawn", Math::random));
  }

  @ParameterizedTest
  @MethodSource("unfollowed")
  void whatIsNotFollowedIsSaid(String beginning, Body body) {
    List<String> all = assumptions(body);
    assertTrue(all.stream().anyMatch(text -> text.startsWith(beginning)), all::toString);
  }

  @Test
  void whatWasNotAskedIsNotSaid() {
    List<String> usual =
        assumptions(
            () -> {
              Map<Class<?>, Thread.State> states = new HashMap<>();
              states.put(String.class, Thread.State.NEW);
              RaceTests.concurrently(() -> shared = 1, () -> shared = 2);
            });
    assertEquals(5, usual.size(), usual::toString);
  }

  private static List<String> assumptions(Body body) {
    ExplorationResult result = Explorer.explore(ALL, body);
    return result.summary().enumerated().orElseThrow().assumptions();
  }
}
