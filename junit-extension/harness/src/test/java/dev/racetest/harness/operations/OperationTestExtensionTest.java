package dev.racetest.harness.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.racetest.fixtures.harness.operations.JUnitForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;

/** Operation tests as JUnit runs them. */
class OperationTestExtensionTest {
  /** The message of the one test of a class; empty if it passes. */
  private static Optional<String> run(Class<?> type, String... parameters) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(type))
            .configurationParameter("racetest.reports", "off")
            .configurationParameter("racetest.kit.run", "this is no test of the build");
    for (int i = 0; i < parameters.length; i += 2) {
      kit.configurationParameter(parameters[i], parameters[i + 1]);
    }
    List<TestExecutionResult> results = new ArrayList<>();
    kit.execute()
        .testEvents()
        .filter(event -> event.getType() == EventType.FINISHED)
        .forEach(event -> results.add(event.getRequiredPayload(TestExecutionResult.class)));
    assertEquals(1, results.size());
    return results.get(0).getThrowable().map(Throwable::getMessage);
  }

  @Test
  void aMethodStandsForTheOperationsOfItsClass() {
    String message = run(JUnitForms.OnMethod.class).orElseThrow();
    assertTrue(message.startsWith("NOT LINEARIZABLE"), message);
    assertTrue(message.contains("| increment() -> 1 | increment() -> 1 |"), message);
  }

  @Test
  void theTokenInTheMessageReplays() {
    String message = run(JUnitForms.OnMethod.class).orElseThrow();
    String token =
        message.substring(message.indexOf("-Dracetest.replay=") + 18).lines().findFirst().get();
    String again = run(JUnitForms.OnMethod.class, "racetest.replay", token).orElseThrow();
    assertTrue(again.contains("| increment() -> 1 | increment() -> 1 |"), again);
    String skipped = run(JUnitForms.OnClass.class, "racetest.replay", token).orElseThrow();
    assertTrue(skipped.contains("skipped"), skipped);
  }

  @Test
  void aFailureIsKeptAndTriedFirst(@TempDir Path corpus) throws IOException {
    JUnitForms.Repaired.isDone = false;
    String first = repaired(corpus).orElseThrow();
    Path file = corpus.resolve(JUnitForms.Repaired.class.getName() + ".isLinearizable.txt");
    List<String> kept = Files.readAllLines(file);
    assertTrue(first.contains(kept.get(kept.size() - 1)), first);
    String headline = kept.get(kept.size() - 2);
    assertTrue(headline.startsWith("# NOT LINEARIZABLE: "), headline);
    String again = repaired(corpus).orElseThrow();
    assertTrue(again.contains("Note: failed again with a kept token"), again);
    assertTrue(again.contains("| increment() -> 1 | increment() -> 1 |"), again);
    assertEquals(kept, Files.readAllLines(file));
    JUnitForms.Repaired.isDone = true;
    assertEquals(Optional.empty(), repaired(corpus));
    assertFalse(Files.exists(file));
  }

  private static Optional<String> repaired(Path corpus) {
    return run(JUnitForms.Repaired.class, "racetest.corpus", corpus.toString());
  }

  @Test
  void aClassCanBeATest() {
    assertEquals(Optional.empty(), run(JUnitForms.OnClass.class));
  }

  @Test
  void anotherClassCanBeTested() {
    String message = run(JUnitForms.OfAnother.class).orElseThrow();
    assertTrue(message.contains("Counters$Wrong"), message);
  }
}
