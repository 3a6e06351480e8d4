package dev.racetest.samples.shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Check;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Threads;
import dev.racetest.samples.textbook.CheckThenAct;
import dev.racetest.samples.textbook.LockOrderDeadlock;
import dev.racetest.samples.textbook.LostNotification;
import dev.racetest.samples.textbook.LostUpdate;
import dev.racetest.samples.textbook.NotifyWhereNotifyAllIsNeeded;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Races;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is reported has as few preemptions as any failing execution, and replays. */
class ShrinkingTest {
  private static final class Shared {
    volatile int value;
    volatile int other;
    int plain;
  }

  private static Body sample(Class<?> topic, String name) {
    return Samples.of(topic)
        .filter(method -> method.getName().equals(name))
        .map(Samples::body)
        .findFirst()
        .orElseThrow();
  }

  private static ExplorationOptions options(String name) {
    return Explorations.options(name);
  }

  private static Failure.Shrinking shrinking(ExplorationResult result) {
    return result.failure().orElseThrow().shrinking().orElseThrow();
  }

  /** One reads twice, and the two others write one after the other in between. */
  private static void atomicityOfThree() throws InterruptedException {
    Shared shared = new Shared();
    Threads.runAll(
        () -> Check.that(shared.value != 0 || shared.value != 2, "first 0, then 2"),
        () -> shared.value = 1,
        () -> {
          if (shared.value == 1) {
            shared.value = 2;
          }
        });
  }

  /** The reader has to see every second one of the writer's steps. */
  private static void stepByStep() throws InterruptedException {
    Shared shared = new Shared();
    Threads.runAll(
        () -> {
          shared.value = 1;
          shared.value = 2;
          shared.value = 3;
        },
        () -> Check.that(shared.value != 1 || shared.value != 2, "first 1, then 2"));
  }

  @TestFactory
  Stream<DynamicTest> noFailingExecutionHasFewerPreemptions() {
    return Stream.of(
        compared("lost update", sample(LostUpdate.class, "flawedWithVolatile")),
        compared("deadlock of monitors", sample(LockOrderDeadlock.class, "flawedWithMonitors")),
        compared("deadlock of locks", sample(LockOrderDeadlock.class, "flawedWithLocks")),
        compared("lost notification", sample(LostNotification.class, "flawed")),
        compared("check then act", sample(CheckThenAct.class, "flawed")),
        compared("atomicity of three", ShrinkingTest::atomicityOfThree),
        compared("step by step", ShrinkingTest::stepByStep));
  }

  private static DynamicTest compared(String name, Body body) {
    return dynamicTest(
        name,
        () -> {
          ExplorationResult result = Explorer.explore(options(name), body);
          Failure.Shrinking shrinking = shrinking(result);
          assertTrue(shrinking.isSmallest(), result::report);
          assertEquals(
              EverySchedule.fewestPreemptions(options(name), body),
              shrinking.preemptions(),
              result::report);
          assertTrue(shrinking.switches() <= shrinking.switchesBefore(), result::report);
          Explorations.assertReplays(options(name), body, result);
        });
  }

  /** Which of two waiters is woken is a choice as well, and no preemption. */
  @Test
  void waitersAreChosenToo() {
    Body body = sample(NotifyWhereNotifyAllIsNeeded.class, "flawed");
    ExplorationResult result =
        Explorations.assertFinds(Finding.Kind.DEADLOCK, "wrong waiter", body);
    assertTrue(shrinking(result).preemptions() <= shrinking(result).preemptionsBefore());
  }

  @Test
  void theHarmThatARaceDoesIsMadeSimplerWithTheRace() {
    Body body = sample(LostUpdate.class, "flawed");
    ExplorationResult result =
        Explorations.assertFinds(Finding.Kind.EXCEPTION, "plain lost update", body);
    assertEquals(Finding.Kind.DATA_RACE, result.findings().get(0).kind());
    assertEquals(1, shrinking(result).preemptions(), result::report);
    assertTrue(shrinking(result).isSmallest(), result::report);
  }

  /** Nine threads do what is nobody's business, in hundreds of steps. */
  @Test
  void independentStepsAreBroughtTogether() {
    ExplorationOptions options = options("many").withStrategy("random").withDirected(false);
    ExplorationResult result =
        Explorations.assertFinds(
            Finding.Kind.EXCEPTION,
            options,
            () -> {
              Shared shared = new Shared();
              Threads.Action[] actions = new Threads.Action[9];
              Threads.Action alone = () -> increment(new Shared(), 20);
              Arrays.fill(actions, alone);
              actions[3] = () -> shared.value++;
              actions[7] = () -> shared.value++;
              Threads.runAll(actions);
              Check.equal(2, shared.value);
            });
    Failure.Shrinking shrinking = shrinking(result);
    assertTrue(shrinking.preemptionsBefore() > 100, result::report);
    assertEquals(1, shrinking.preemptions(), result::report);
  }

  @Test
  void aRaceMostlyNeedsNoPreemption() {
    ExplorationResult result =
        Explorations.assertFinds(
            Finding.Kind.DATA_RACE,
            "plain race",
            () -> {
              Shared shared = new Shared();
              Threads.runAll(() -> writePlain(shared, 1), () -> writePlain(shared, 2));
            });
    assertEquals(0, shrinking(result).preemptions(), result::report);
    assertTrue(result.failure().orElseThrow().inevitable().isEmpty(), result::report);
  }

  private static void writePlain(Shared shared, int value) {
    shared.plain = value;
    shared.value++;
  }

  /** Without a preemption, what the one writes last is read by the other first. */
  @Test
  void aRaceThatVolatilesHideNeedsOne() {
    ExplorationResult result =
        Explorations.assertFinds(
            Finding.Kind.DATA_RACE,
            "hidden race",
            () -> {
              Shared shared = new Shared();
              Threads.runAll(() -> writeHidden(shared, 1), () -> writeHidden(shared, 2));
            });
    assertEquals(1, shrinking(result).preemptions(), result::report);
    assertTrue(shrinking(result).isSmallest(), result::report);
  }

  private static void writeHidden(Shared shared, int value) {
    shared.value++;
    shared.plain = value;
    shared.value++;
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    Body body = sample(CheckThenAct.class, "flawed");
    ExplorationResult one = Explorer.explore(options("same"), body);
    ExplorationResult other = Explorer.explore(options("same"), body);
    assertEquals(one.token(), other.token());
    assertEquals(
        one.failure().orElseThrow().shrinking(), other.failure().orElseThrow().shrinking());
    assertEquals(
        one.failure().orElseThrow().inevitable(), other.failure().orElseThrow().inevitable());
  }

  @Test
  void itCanBeLeftOut() {
    Body body = sample(CheckThenAct.class, "flawed");
    ExplorationResult result = Explorer.explore(options("as found").withShrinking(false), body);
    assertEquals(
        List.of(), result.report().lines().filter(line -> line.contains("shortened")).toList());
    assertTrue(result.failure().orElseThrow().shrinking().isEmpty());
  }

  @Test
  void aReplayIsShownAsItIs() {
    Body body = sample(CheckThenAct.class, "flawed");
    ExplorationResult found = Explorer.explore(options("replayed").withShrinking(false), body);
    ExplorationResult replayed =
        Explorer.explore(options("replayed").withReplay(found.token()), body);
    assertEquals(found.eventHash(), replayed.eventHash());
    assertTrue(replayed.failure().orElseThrow().shrinking().isEmpty());
  }

  @Test
  void theExplorationGoesOnAsItWouldHave() {
    Body body = sample(CheckThenAct.class, "flawed");
    ExplorationOptions all = options("going on").withKeepGoing(true).withSchedules(200);
    ExplorationResult shortened = Explorer.explore(all, body);
    ExplorationResult plain = Explorer.explore(all.withShrinking(false), body);
    assertTrue(plain.failing() > 1, plain::report);
    assertEquals(plain.failing(), shortened.failing());
    assertEquals(plain.executions(), shortened.executions());
  }

  @Test
  void whereRacesAreOnlyToldTheFailureIsMadeSimpler() {
    Body body = sample(LostUpdate.class, "flawedWithVolatile");
    ExplorationOptions told = options("told").withRaces(Races.REPORT);
    ExplorationResult result = Explorations.assertFinds(Finding.Kind.EXCEPTION, told, body);
    assertEquals(1, shrinking(result).preemptions(), result::report);
  }

  @Test
  void whenBothHaveTheirFirstLockTheDeadlockIsInevitable() {
    Object first = new Object();
    Object second = new Object();
    ExplorationResult result =
        Explorations.assertFinds(
            Finding.Kind.DEADLOCK,
            "inevitable",
            () -> Threads.runAll(() -> lockBoth(first, second), () -> lockBoth(second, first)));
    Failure.Inevitable inevitable = result.failure().orElseThrow().inevitable().orElseThrow();
    assertTrue(inevitable.place().startsWith("ShrinkingTest.java:"), result::report);
    assertTrue(inevitable.step() > 0, result::report);
    assertTrue(result.report().contains("inevitable from step " + inevitable.step()));
  }

  private static void lockBoth(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        second.notifyAll();
      }
    }
  }

  @Test
  void whatFailsUnderEveryScheduleIsInevitableFromTheBeginning() {
    ExplorationResult result =
        Explorations.assertFinds(
            Finding.Kind.EXCEPTION,
            "always",
            () -> {
              Shared shared = new Shared();
              Threads.runAll(() -> shared.value++, () -> shared.other++);
              Check.that(shared.value == 0, "always");
            });
    Failure.Inevitable inevitable = result.failure().orElseThrow().inevitable().orElseThrow();
    assertEquals(0, inevitable.step(), result::report);
    assertTrue(result.report().contains("inevitable from the beginning"), result::report);
    assertFalse(result.report().contains("no execution with fewer"), result::report);
  }

  /** The one fails if anything comes in between; the other gets stuck if it comes first. */
  @Test
  void aScheduleThatGetsStuckIsNotWhatIsReported() {
    ExplorationResult result =
        Explorer.explore(
            options("stuck")
                .withStrategy("random")
                .withDirected(false)
                .withWatchdog(Duration.ofMillis(500)),
            () -> {
              Shared shared = new Shared();
              Threads.runAll(
                  () -> {
                    shared.other = 1;
                    Check.that(shared.value == shared.value, "changed");
                  },
                  () -> {
                    increment(shared, 30);
                    if (shared.other == 0) {
                      loopForSeconds();
                    }
                  });
            });
    assertTrue(result.found(Finding.Kind.EXCEPTION), result::report);
    assertFalse(result.found(Finding.Kind.STUCK), result::report);
  }

  private static void increment(Shared shared, int times) {
    for (int i = 0; i < times; i++) {
      shared.value++;
    }
  }

  /** Takes much longer than the watchdog waits, but ends, as nobody can stop it. */
  private static void loopForSeconds() {
    long number = 1L;
    for (long i = 0L; i < 6_000_000_000L; i++) {
      number = number * 3L + 2L ^ i;
    }
    assertTrue(number != 0L);
  }
}
