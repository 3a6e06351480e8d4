package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.harness.operations.Deques;
import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import org.junit.jupiter.api.Test;

/** A defect of the JDK is found, made small, printed and replayed. */
class ConcurrentLinkedDequeTest {
  @Test
  void bothEndsAreNotLinearizable() {
    OperationsResult result = DataStructuresTest.runner(Deques.BothEnds.class).run();
    OperationsFailure failure = result.failure().orElseThrow();
    assertTrue(failure.text().startsWith("NOT LINEARIZABLE"), failure::text);
    assertTrue(failure.calls() <= 5, failure::text);
    OperationsFailure replayed =
        DataStructuresTest.runner(Deques.BothEnds.class)
            .replay(failure.exploration().token())
            .failure()
            .orElseThrow();
    assertEquals(failure.exploration().eventHash(), replayed.exploration().eventHash());
    assertEquals(failure.scenario(), replayed.scenario());
  }

  @Test
  void callsThatAreOneStepShowNothing() {
    OperationsResult result = DataStructuresTest.runner(Deques.Coarse.class).run();
    assertFalse(result.failed(), () -> result.failure().orElseThrow().text());
  }

  @Test
  void oneEndIsLinearizable() {
    OperationsResult result = DataStructuresTest.runner(Deques.AsQueue.class).run();
    assertFalse(result.failed(), () -> result.failure().orElseThrow().text());
  }
}
