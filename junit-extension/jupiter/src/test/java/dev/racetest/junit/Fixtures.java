package dev.racetest.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs fixture classes with JUnit, and keeps what they say. */
final class Fixtures {
  private static final List<String> SAID = Collections.synchronizedList(new ArrayList<>());

  private Fixtures() {}

  /**
   * Runs the tests of {@code fixture}; {@code parameters} are names and values in turn. Unless they
   * say where, no reports are written.
   */
  static EngineExecutionResults run(Class<?> fixture, String... parameters) {
    SAID.clear();
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(fixture))
            .configurationParameter("racetest.reports", "off");
    for (int i = 0; i < parameters.length; i += 2) {
      builder.configurationParameter(parameters[i], parameters[i + 1]);
    }
    return builder.execute();
  }

  /** What the single test of {@code results} failed or was aborted with. */
  static Throwable thrown(EngineExecutionResults results) {
    List<Event> finished = results.testEvents().finished().list();
    if (finished.size() != 1) {
      throw new AssertionError("expected one test, but there were " + finished);
    }
    return finished
        .get(0)
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow(() -> new AssertionError("the test has passed"));
  }

  /** How many events of this type the tests of {@code results} have had. */
  static long count(EngineExecutionResults results, EventType type) {
    return results.testEvents().stream().filter(event -> event.getType() == type).count();
  }

  /** Called by fixtures. */
  static void say(String words) {
    SAID.add(words);
  }

  /** What was said since the last run began. */
  static List<String> said() {
    synchronized (SAID) {
      return List.copyOf(SAID);
    }
  }
}
