package dev.racetest.harness.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.racetest.fixtures.harness.stress.PlainVariables;
import dev.racetest.fixtures.harness.stress.Suites;
import dev.racetest.fixtures.harness.stress.WrongClasses;
import dev.racetest.scheduler.RaceTestError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.AssertionFailedError;

/** Suites as JUnit runs them. */
class JCStressSuiteTest {
  /** What came of each test, by its name: {@code null} where it passed. */
  private static Map<String, Throwable> run(Class<?> suite, String... parameters) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(suite))
            .configurationParameter("racetest.reports", "off")
            .configurationParameter("racetest.kit.run", "this is no test of the build");
    for (int i = 0; i < parameters.length; i += 2) {
      kit.configurationParameter(parameters[i], parameters[i + 1]);
    }
    Map<String, Throwable> results = new TreeMap<>();
    kit.execute()
        .allEvents()
        .filter(event -> event.getType() == EventType.FINISHED)
        .forEach(
            event -> {
              TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
              boolean isTest = event.getTestDescriptor().isTest();
              if (isTest || result.getThrowable().isPresent()) {
                results.put(
                    event.getTestDescriptor().getDisplayName(), result.getThrowable().orElse(null));
              }
            });
    return results;
  }

  @Test
  void everyClassIsATest() {
    Map<String, Throwable> results = run(Suites.Suite.class);
    assertEquals(
        List.of(
            "PlainVariables.MessagePassing",
            "Volatiles.StoreBuffering",
            "WrongClasses.Lost",
            "WrongClasses.Throwing"),
        List.copyOf(results.keySet()));
    assertEquals(null, results.get("PlainVariables.MessagePassing"));
    assertEquals(null, results.get("Volatiles.StoreBuffering"));
    AssertionFailedError lost = (AssertionFailedError) results.get("WrongClasses.Lost");
    assertTrue(lost.getMessage().contains("1, 1"), lost.getMessage());
    assertTrue(lost.getMessage().contains("both see the same"), lost.getMessage());
    RaceTestError thrown = (RaceTestError) results.get("WrongClasses.Throwing");
    assertTrue(thrown.getMessage().contains("too late"), thrown.getMessage());
    String token = thrown.result().token();
    Throwable again =
        run(Suites.Suite.class, "racetest.replay", token).get("WrongClasses.Throwing");
    assertTrue(again.getMessage().contains("too late"), again.getMessage());
  }

  @Test
  void tokensInTheTableAreReplayed() {
    String text = run(Suites.Suite.class).get("WrongClasses.Lost").getMessage();
    assertTrue(text.contains("  1, 1  (FORBIDDEN)"), text);
    String shown = text.substring(text.indexOf("  1, 1  (FORBIDDEN)"));
    String token =
        shown.substring(shown.indexOf("-Dracetest.replay=") + 18).lines().findFirst().orElseThrow();
    Map<String, Throwable> replayed = run(Suites.Suite.class, "racetest.replay", token);
    Throwable again = replayed.get("WrongClasses.Lost");
    assertTrue(again.getMessage().contains("1, 1"), again.getMessage());
    assertTrue(
        String.valueOf(replayed.get("Volatiles.StoreBuffering")).contains("skipped"),
        replayed::toString);
  }

  @Test
  void nestedClassesAreFound() {
    Map<String, Throwable> results = run(Suites.Nested.class);
    assertEquals(List.of("Suites.Nested.One"), List.copyOf(results.keySet()));
    assertEquals(null, results.get("Suites.Nested.One"));
  }

  @Test
  void classesOfPackagesAreFound() {
    Map<String, Throwable> results = run(Suites.Packages.class);
    assertEquals(List.of("Here", "There"), List.copyOf(results.keySet()));
    assertEquals(List.of(), results.values().stream().filter(Objects::nonNull).toList());
  }

  @Test
  void aForbiddenOutcomeIsKeptAndTriedFirst(@TempDir Path corpus) throws IOException {
    WrongClasses.Repaired.isDone = false;
    String first = repaired(corpus).getMessage();
    Path file = corpus.resolve(WrongClasses.Repaired.class.getName() + ".txt");
    List<String> kept = Files.readAllLines(file);
    assertTrue(kept.contains("# FORBIDDEN outcome 1, 1: an increment is lost"), kept::toString);
    assertTrue(first.contains(kept.get(kept.size() - 1)), first);
    String again = repaired(corpus).getMessage();
    assertTrue(again.contains("Note: failed again with a kept token"), again);
    assertTrue(again.contains("  1, 1  (FORBIDDEN)"), again);
    assertEquals(kept, Files.readAllLines(file));
    WrongClasses.Repaired.isDone = true;
    assertNull(repaired(corpus));
    assertFalse(Files.exists(file));
  }

  private static Throwable repaired(Path corpus) {
    return run(Suites.Repaired.class, "racetest.corpus", corpus.toString())
        .get("WrongClasses.Repaired");
  }

  @Test
  void racesFailWhereTheyAreAskedTo() {
    Throwable race = run(Suites.FailingRaces.class).get("PlainVariables.MessagePassing");
    assertTrue(race.getMessage().startsWith("DATA RACE"), race.getMessage());
  }

  @Test
  void aSuiteWithoutClassesSaysSo() {
    Throwable wrong = run(Suites.NoClasses.class).values().iterator().next();
    assertTrue(wrong.getMessage().contains("no class annotated @JCStressTest"), wrong::getMessage);
  }

  @Test
  void whatNeedsWeakMemoryIsNamed() {
    Class<?> type = PlainVariables.MessagePassing.class;
    StressResult result = JCStressRunner.of(type, CompleteOutcomesTest.options(type)).run();
    assertEquals(List.of("1, 0"), result.outOfReach());
    String text = result.text();
    assertTrue(text.contains("Complete under sequential consistency: all"), text);
    assertTrue(text.contains("jcstress.jar -v -t " + type.getCanonicalName() + "\n"), text);
    assertTrue(text.contains("DATA RACE on PlainVariables$MessagePassing.flag"), text);
  }
}
