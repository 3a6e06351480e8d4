package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.replay.ForeignTokenException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.opentest4j.TestAbortedException;

/** A test whose method is explored instead of being invoked once. */
final class ExploredTest {
  private final Exploring exploring;
  private final InvocationInterceptor own;
  private final Settings settings;
  private final ExtensionContext context;

  /**
   * A test that is about to run.
   *
   * @param own the interceptor that has held JUnit's own invocation back
   */
  ExploredTest(
      Exploring exploring, InvocationInterceptor own, Settings settings, ExtensionContext context) {
    this.exploring = exploring;
    this.own = own;
    this.settings = settings;
    this.context = context;
  }

  /**
   * Explores it, its kept failures first, and tells the listeners.
   *
   * @throws TestAbortedException if there is a token to be replayed that is for another test
   */
  ExplorationResult explore(ExplorationOptions options) throws Throwable {
    ExplorationResult result = settings.corpus().explore(options, this::exploreOnce);
    ExplorationListeners.tell(context, result);
    return result;
  }

  private ExplorationResult exploreOnce(ExplorationOptions options) throws Throwable {
    LifeCycleBody body = new LifeCycleBody(LifeCycle.of(context, own));
    try {
      return explore(options, body);
    } finally {
      body.closeLeftOver();
    }
  }

  private ExplorationResult explore(ExplorationOptions options, LifeCycleBody body) {
    try {
      return exploring.explore(options, body);
    } catch (ForeignTokenException foreign) {
      Setting replay = settings.replay().orElseThrow(() -> foreign);
      if (replay.isAttribute()) {
        throw replay.refused(foreign);
      }
      throw new TestAbortedException("skipped: the replay token is for another test", foreign);
    } catch (IllegalArgumentException refused) {
      throw toBlame(options)
          .<RuntimeException>map(setting -> setting.refused(refused))
          .orElse(refused);
    }
  }

  /** The setting that the engine did not accept; none where it is a kept token. */
  private Optional<Setting> toBlame(ExplorationOptions options) {
    boolean isKeptToken = settings.replay().isEmpty() && !options.replay().isEmpty();
    return isKeptToken ? Optional.empty() : settings.replay().or(settings::strategy);
  }

  /** Runs it once with its real threads. */
  void runOnce() throws Throwable {
    LifeCycleBody body = new LifeCycleBody(LifeCycle.of(context, own));
    try {
      body.run();
    } finally {
      body.closeLeftOver();
    }
  }
}
