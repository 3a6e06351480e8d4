package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What makes the explorations of another kind of test those of a race test: the same settings, and
 * the same files. For front ends other than {@link RaceTest @RaceTest}.
 */
public final class TestRun {
  private final Settings settings;

  private TestRun(Settings settings) {
    this.settings = settings;
  }

  /**
   * A test that is about to run.
   *
   * @param annotation what its front end says; other values are those of the configuration
   *     parameters
   * @param test what the test is called: tokens are bound to it
   * @param context where the test stands
   */
  public static TestRun of(RaceTest annotation, String test, ExtensionContext context) {
    return new TestRun(new Settings(annotation, context, test));
  }

  /**
   * The options of the test's explorations.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a value is wrong
   */
  public ExplorationOptions options() {
    return settings.options();
  }

  /**
   * Tries the kept failures of the test, the newest first, and runs it if none of them is there any
   * more; what it then fails with is kept.
   *
   * @param asked the options of the test's explorations
   * @param run runs the test with the notes of these options; if they have a replay token, only the
   *     execution of that
   * @param told what came of a run: its findings are all that is wrong, with their tokens
   * @return what came of the last run
   */
  public <R> R explore(
      ExplorationOptions asked,
      Function<ExplorationOptions, R> run,
      Function<R, ExplorationResult> told) {
    AtomicReference<R> last = new AtomicReference<>();
    settings
        .corpus()
        .explore(
            asked,
            options -> {
              last.set(run.apply(options));
              return told.apply(last.get());
            });
    return last.get();
  }

  /** Whether the token to replay is given for all tests of the run, so that most are not meant. */
  public boolean isReplayForAll() {
    return settings.replay().filter(replay -> !replay.isAttribute()).isPresent();
  }

  /**
   * Tells the listeners what came of an exploration, writes the files of a failing one, and counts
   * it for the summary at the end.
   *
   * @return the line that tells a reader where to look; empty if there is nothing to look at
   */
  public String report(ExplorationResult result) {
    ExplorationListeners.tell(settings.context(), result);
    return settings.reporting().write(result);
  }
}
