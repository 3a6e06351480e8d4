package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.harness.operations.Counters;
import dev.racetest.fixtures.harness.operations.Queues;
import dev.racetest.fixtures.harness.operations.Sets;
import dev.racetest.fixtures.harness.operations.Stacks;
import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Finding;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is found, made small and replayed; what is right is silent. */
class DataStructuresTest {
  static OperationsRunner runner(Class<?> type) {
    return new OperationsRunner(
        type,
        type.getAnnotation(OperationTest.class),
        ExplorationOptions.of(type.getName())
            .withSchedules(100)
            .withTimeBudget(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Counters.Right.class,
        Stacks.Right.class,
        Stacks.Stamped.class,
        Queues.MichaelScott.class,
        Queues.RightBuffer.class,
        Sets.LockFree.class,
        Sets.OneStep.class
      })
  void rightOnesAreSilent(Class<?> type) {
    OperationsResult result = runner(type).run();
    assertFalse(result.failed(), () -> result.failure().orElseThrow().text());
    assertEquals(type.getAnnotation(OperationTest.class).scenarios(), result.scenarios());
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Counters.Wrong.class,
        Stacks.Reusing.class,
        Queues.WrongBuffer.class,
        Sets.CheckThenAct.class
      })
  void wrongOnesAreFoundAndReplayed(Class<?> type) {
    OperationsFailure failure = runner(type).run().failure().orElseThrow();
    String token = failure.exploration().token();
    OperationsFailure replayed = runner(type).replay(token).failure().orElseThrow();
    assertEquals(failure.scenario(), replayed.scenario());
    assertEquals(table(failure), table(replayed));
    assertEquals(failure.exploration().eventHash(), replayed.exploration().eventHash());
  }

  /** The answers, without how they were found. */
  private static String table(OperationsFailure failure) {
    String text = failure.text();
    return text.substring(text.indexOf("| thread"), text.indexOf("As a custom scenario"));
  }

  @Test
  void aDataRaceIsFoundAsOne() {
    OperationsFailure failure = runner(Counters.Racy.class).run().failure().orElseThrow();
    assertTrue(failure.exploration().found(Finding.Kind.DATA_RACE), failure::text);
    assertEquals(2, failure.calls(), failure::text);
  }
}
