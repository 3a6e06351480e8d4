package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.harness.operations.Guarantees;
import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a structure guarantees is accepted, and what it does not is found. */
class GuaranteesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {Guarantees.SequentiallyConsistent.class, Guarantees.QuiescentlyConsistent.class})
  void whatIsKeptIsSilent(Class<?> type) {
    OperationsResult result = DataStructuresTest.runner(type).run();
    assertFalse(result.failed(), () -> result.failure().orElseThrow().text());
  }

  private static void assertFound(Class<?> type, String headline) {
    OperationsFailure failure = DataStructuresTest.runner(type).run().failure().orElseThrow();
    assertTrue(failure.text().startsWith(headline + ": "), failure::text);
    OperationsFailure replayed =
        DataStructuresTest.runner(type)
            .replay(failure.exploration().token())
            .failure()
            .orElseThrow();
    assertTrue(replayed.text().startsWith(headline + ": "), replayed::text);
    assertEquals(failure.exploration().eventHash(), replayed.exploration().eventHash());
  }

  @Test
  void aStaleRegisterIsNotLinearizable() {
    assertFound(Guarantees.NotLinearizable.class, "NOT LINEARIZABLE");
  }

  @Test
  void aDelayedRegisterIsNotSequentiallyConsistent() {
    assertFound(Guarantees.NotSequentiallyConsistent.class, "NOT SEQUENTIALLY CONSISTENT");
  }

  @Test
  void aForgetfulRegisterIsNotQuiescentlyConsistent() {
    assertFound(Guarantees.NotQuiescentlyConsistent.class, "NOT QUIESCENTLY CONSISTENT");
  }
}
