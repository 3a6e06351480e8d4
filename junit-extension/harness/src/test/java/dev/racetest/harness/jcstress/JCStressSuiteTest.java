package dev.racetest.harness.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.racetest.fixtures.harness.stress.PlainVariables;
import dev.racetest.fixtures.harness.stress.Volatiles;
import dev.racetest.fixtures.harness.stress.WrongClasses;
import dev.racetest.junit.RaceTest;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.Races;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.opentest4j.AssertionFailedError;

/** Suites as JUnit runs them. */
class JCStressSuiteTest {
  @JCStressTests({
    Volatiles.StoreBuffering.class,
    PlainVariables.MessagePassing.class,
    WrongClasses.Lost.class,
    WrongClasses.Throwing.class
  })
  static class Suite implements JCStressSuite {}

  @JCStressTests
  static class Nested implements JCStressSuite {
    /** Found, because it is nested. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE)
    @State
    public static class One {
      @Actor
      public void actor1(I_Result r) {
        r.r1 = 1;
      }
    }
  }

  @JCStressTests(value = PlainVariables.MessagePassing.class, run = @RaceTest(races = Races.FAIL))
  static class FailingRaces implements JCStressSuite {}

  @JCStressTests(packages = "dev.racetest.harness.jcstress.none")
  static class NoClasses implements JCStressSuite {}

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
    Map<String, Throwable> results = run(Suite.class);
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
  }

  @Test
  void tokensInTheTableAreReplayed() {
    String text = run(Suite.class).get("WrongClasses.Lost").getMessage();
    assertTrue(text.contains("  1, 1  (FORBIDDEN)"), text);
    String shown = text.substring(text.indexOf("  1, 1  (FORBIDDEN)"));
    String token =
        shown.substring(shown.indexOf("-Dracetest.replay=") + 18).lines().findFirst().orElseThrow();
    Map<String, Throwable> replayed = run(Suite.class, "racetest.replay", token);
    Throwable again = replayed.get("WrongClasses.Lost");
    assertTrue(again.getMessage().contains("1, 1"), again.getMessage());
    assertTrue(
        String.valueOf(replayed.get("Volatiles.StoreBuffering")).contains("skipped"),
        replayed::toString);
  }

  @Test
  void nestedClassesAreFound() {
    Map<String, Throwable> results = run(Nested.class);
    assertEquals(List.of("JCStressSuiteTest.Nested.One"), List.copyOf(results.keySet()));
    assertEquals(null, results.get("JCStressSuiteTest.Nested.One"));
  }

  @Test
  void racesFailWhereTheyAreAskedTo() {
    Throwable race = run(FailingRaces.class).get("PlainVariables.MessagePassing");
    assertTrue(race.getMessage().startsWith("DATA RACE"), race.getMessage());
  }

  @Test
  void aSuiteWithoutClassesSaysSo() {
    Throwable wrong = run(NoClasses.class).values().iterator().next();
    assertTrue(wrong.getMessage().contains("no class annotated @JCStressTest"), wrong::getMessage);
  }

  @Test
  void whatNeedsWeakMemoryIsNamed() {
    Class<?> type = PlainVariables.MessagePassing.class;
    StressResult result = JCStressRunner.of(type, CompleteOutcomesTest.options(type)).run();
    assertEquals(List.of("1, 0"), result.outOfReach());
    String text = result.text();
    assertTrue(text.contains("Complete under sequential consistency: all"), text);
    assertTrue(text.contains("-t " + type.getName().replace("$", "$")), text);
    assertTrue(text.contains("DATA RACE on PlainVariables$MessagePassing.flag"), text);
  }
}
