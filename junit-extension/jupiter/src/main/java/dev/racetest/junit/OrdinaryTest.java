package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;

/**
 * A test that is explored although it was not written for that. What an exploration says of it
 * counts only where it says something about schedules; otherwise the test runs once, as it always
 * did, and that is its result.
 */
final class OrdinaryTest {
  /** Says that an execution could not be brought to its end, or not a second time. */
  private static final Set<Finding.Kind> INCONCLUSIVE =
      Set.of(Finding.Kind.STUCK, Finding.Kind.STEP_LIMIT, Finding.Kind.NOT_REPEATABLE);

  private static final String ADVICE = "  It takes -D" + AllTests.PARAMETER + "=explore, too.\n";

  private final ExtensionContext context;
  private final Settings settings;
  private final ExploredTest test;

  /**
   * A test that is about to run.
   *
   * @param own the interceptor that has held JUnit's own invocation back
   */
  OrdinaryTest(InvocationInterceptor own, ExtensionContext context) {
    this.context = context;
    this.settings = new Settings(UnsetRaceTest.annotation(), context);
    this.test = new ExploredTest(Explorer::explore, own, settings, context);
  }

  /** Explores it. */
  void explore() throws Throwable {
    ExplorationOptions options =
        settings
            .options()
            .withTimeBudget(settings.budgetOfAll())
            .withStrict(true)
            .withOnlyPromising(true);
    ExplorationResult result = test.explore(options);
    boolean wasExplored = result.executions() > 0;
    if (wasExplored && !isInconclusive(result)) {
      new Verdict(result, settings.reporting(), settings.expectations(), ADVICE).tell(context);
    } else if (result.failed()) {
      String reason = wasExplored ? result.findings().get(0).headline() : reason(result.notes());
      runOnce(reason);
    } else {
      TestsRunOnce.add(reason(result.notes()), context);
    }
  }

  private static boolean isInconclusive(ExplorationResult result) {
    return result.findings().stream().map(Finding::kind).anyMatch(INCONCLUSIVE::contains);
  }

  /** Why nothing was explored: the notes are of tasks that were blocked. */
  private static String reason(List<String> notes) {
    return notes.isEmpty() ? TestsRunOnce.ONE_THREAD : notes.get(0);
  }

  /** Runs it once with its real threads. */
  void runOnce(String reason) throws Throwable {
    TestsRunOnce.add(reason, context);
    test.runOnce();
  }
}
