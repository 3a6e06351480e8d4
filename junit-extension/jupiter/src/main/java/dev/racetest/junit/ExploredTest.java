package dev.racetest.junit;

import dev.racetest.junit.workers.Division;
import dev.racetest.junit.workers.WorkerTeam;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.PartResult;
import dev.racetest.scheduler.replay.ForeignTokenException;
import java.util.Optional;
import java.util.function.BiFunction;
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
    return explore(options, Optional.empty());
  }

  /**
   * The same.
   *
   * @param plan which JVMs explore it; empty if this one does, in one piece
   */
  ExplorationResult explore(ExplorationOptions options, Optional<WorkerTeam.Plan> plan)
      throws Throwable {
    ExplorationResult result = settings.corpus().explore(options, kept -> exploreOnce(kept, plan));
    ExplorationListeners.tell(context, result);
    return result;
  }

  private ExplorationResult exploreOnce(ExplorationOptions options, Optional<WorkerTeam.Plan> plan)
      throws Throwable {
    return plan.isPresent() && options.replay().isEmpty()
        ? Division.explore(options, this::explorePart, plan.get())
        : explore(options, exploring::explore);
  }

  /** Explores those executions that the options name; each time as if it were the first time. */
  PartResult explorePart(ExplorationOptions options) throws Throwable {
    return explore(options, Explorer::explorePart);
  }

  private <T> T explore(ExplorationOptions options, BiFunction<ExplorationOptions, Body, T> how)
      throws Throwable {
    LifeCycleBody body = new LifeCycleBody(LifeCycle.of(context, own));
    try {
      return explore(options, body, how);
    } finally {
      body.closeLeftOver();
    }
  }

  private <T> T explore(
      ExplorationOptions options, LifeCycleBody body, BiFunction<ExplorationOptions, Body, T> how) {
    try {
      return how.apply(options, body);
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
