package dev.racetest.harness.jcstress;

import dev.racetest.junit.RaceTest;
import dev.racetest.junit.TestRun;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Timeouts;
import dev.racetest.scheduler.replay.ForeignTokenException;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/** A jcstress class as a test of JUnit. */
final class StressTest {
  private final Class<?> type;
  private final RaceTest annotation;
  private final TestRun run;

  StressTest(Class<?> type, RaceTest annotation, ExtensionContext context) {
    this.type = type;
    this.annotation = annotation;
    this.run = TestRun.of(annotation, type.getName(), context);
  }

  /**
   * Runs the class.
   *
   * @throws AssertionFailedError if an outcome is forbidden or unknown
   * @throws RaceTestError if an actor fails, or the actors wait for each other
   */
  void run() {
    ExplorationOptions options = options();
    if (!options.replay().isEmpty()) {
      replay(JCStressRunner.of(type, options.withReplay("")), options.replay());
      return;
    }
    StressResult result = run.explore(options, this::run, StressResult::told);
    if (result.isError()) {
      throw new RaceTestError(result.exploration(), run.report(result.exploration()));
    }
    run.report(result.exploration());
    tell(result);
  }

  /** Runs the class, or the execution of a kept token. */
  private StressResult run(ExplorationOptions asked) {
    JCStressRunner runner = JCStressRunner.of(type, asked.withReplay(""));
    return asked.replay().isEmpty() ? runner.run() : runner.replay(asked.replay());
  }

  private ExplorationOptions options() {
    ExplorationOptions options = run.options();
    if (annotation.strategy().isEmpty()) {
      options = options.withStrategy("exhaustive");
      if (annotation.schedules() == RaceTest.UNSET) {
        options = options.withSchedules(Integer.MAX_VALUE);
      }
    }
    if (annotation.races().length == 0) {
      options = options.withRaces(Races.REPORT);
    }
    return annotation.timeouts().length == 0 ? options.withTimeouts(Timeouts.LATE) : options;
  }

  private static void tell(StressResult result) {
    if (result.fails()) {
      throw new AssertionFailedError("an outcome was seen that is not accepted\n" + result.text());
    }
    LoggerFactory.getLogger("dev.racetest").info(result.text());
  }

  private void replay(JCStressRunner runner, String token) {
    StressResult result;
    try {
      result = runner.replay(token);
    } catch (ForeignTokenException foreign) {
      if (run.isReplayForAll()) {
        throw new TestAbortedException("skipped: the replay token is for another test", foreign);
      }
      throw new ExtensionConfigurationException(foreign.getMessage(), foreign);
    }
    if (result.isError()) {
      throw new RaceTestError(result.exploration(), run.report(result.exploration()));
    }
    tell(result);
  }
}
