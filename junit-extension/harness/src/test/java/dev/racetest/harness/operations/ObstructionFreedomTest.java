package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.harness.operations.Locks;
import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import dev.racetest.scheduler.ExplorationOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that do not end alone are found and replayed; others are silent. */
class ObstructionFreedomTest {
  @OperationTest(obstructionFree = true, stepsAlone = 0)
  static class NoStep {
    @Operation
    public void call() {}
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Locks.CompareAndSetStack.class,
        Locks.Counter.class,
        Locks.LinkedQueue.class,
        Locks.UncheckedStack.class
      })
  void whatGetsOnAloneIsSilent(Class<?> type) {
    OperationsResult result = DataStructuresTest.runner(type).run();
    assertFalse(result.failed(), () -> result.failure().orElseThrow().text());
  }

  @Test
  void aMonitorObstructs() {
    assertFound(Locks.MonitorStack.class, "has to wait");
  }

  @Test
  void aLockObstructs() {
    assertFound(Locks.LockStack.class, "has to wait");
  }

  @Test
  void aLoopObstructs() {
    assertFound(Locks.SpinningStack.class, "it took 60 steps in a row");
  }

  private static void assertFound(Class<?> type, String says) {
    OperationsFailure failure = DataStructuresTest.runner(type).run().failure().orElseThrow();
    assertTrue(failure.text().contains("not obstruction-free"), failure::text);
    assertTrue(failure.text().contains(says), failure::text);
    assertEquals(2, failure.calls(), failure::text);
    String token = failure.exploration().token();
    OperationsFailure replayed =
        DataStructuresTest.runner(type).replay(token).failure().orElseThrow();
    assertTrue(replayed.text().contains(says), replayed::text);
    assertEquals(failure.scenario(), replayed.scenario());
    assertEquals(failure.exploration().eventHash(), replayed.exploration().eventHash());
  }

  @Test
  void aLimitBelowOneIsRefused() {
    WrongTestException refused =
        assertThrows(WrongTestException.class, () -> DataStructuresTest.runner(NoStep.class));
    assertEquals(
        NoStep.class.getName()
            + ": stepsAlone is at least 1, but was 0."
            + " Example: @OperationTest(obstructionFree = true, stepsAlone = 500)",
        refused.getMessage());
  }

  @Test
  void aSearchOfAllTracesIsRefused() {
    Class<?> type = Locks.MonitorStack.class;
    OperationTest annotation = type.getAnnotation(OperationTest.class);
    ExplorationOptions options = ExplorationOptions.of(type.getName()).withStrategy("exhaustive");
    WrongTestException refused =
        assertThrows(
            WrongTestException.class, () -> new OperationsRunner(type, annotation, options));
    assertEquals(
        type.getName()
            + ": obstructionFree is checked under random schedules, and not by the strategy"
            + " exhaustive. Example: @OperationTest(obstructionFree = true,"
            + " run = @RaceTest(strategy = \"auto\"))",
        refused.getMessage());
  }
}
