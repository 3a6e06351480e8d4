package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.replay.ForeignTokenException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Explores a {@link RaceTest @RaceTest} instead of invoking it once. The annotation registers it;
 * there is no need to do so by hand.
 *
 * <p>JUnit's own invocation of the test method, and of the {@code @BeforeEach} and
 * {@code @AfterEach} methods around it, is skipped: they run in every execution. The callbacks of
 * other extensions run once more around the exploration, where JUnit calls them and nobody can hold
 * it back.
 */
public final class RaceTestExtension implements InvocationInterceptor {
  private final Exploring exploring;

  /** For JUnit, which makes it when it sees the annotation. */
  public RaceTestExtension() {
    this(Explorer::explore);
  }

  RaceTestExtension(Exploring exploring) {
    this.exploring = exploring;
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    skipInRaceTest(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    skipInRaceTest(invocation, context);
  }

  private static void skipInRaceTest(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    if (annotation(context).isPresent()) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    Optional<RaceTest> annotation = annotation(context);
    if (annotation.isEmpty()) {
      invocation.proceed();
      return;
    }
    invocation.skip();
    explore(new Settings(annotation.get(), context), context);
  }

  private void explore(Settings settings, ExtensionContext context) throws Throwable {
    ExplorationOptions options = settings.options();
    Reporting reporting = settings.reporting();
    Corpus corpus = settings.corpus();
    ExplorationResult result = corpus.explore(options, asked -> explore(asked, settings, context));
    ExplorationListeners.tell(context, result);
    new Verdict(result, reporting, settings.expectations()).tell(context);
  }

  private ExplorationResult explore(
      ExplorationOptions options, Settings settings, ExtensionContext context) throws Throwable {
    LifeCycleBody body = new LifeCycleBody(LifeCycle.of(context, this));
    try {
      return explore(options, settings, body);
    } finally {
      body.closeLeftOver();
    }
  }

  private ExplorationResult explore(
      ExplorationOptions options, Settings settings, LifeCycleBody body) {
    try {
      return exploring.explore(options, body);
    } catch (ForeignTokenException foreign) {
      Setting replay = settings.replay().orElseThrow(() -> foreign);
      if (replay.isAttribute()) {
        throw replay.refused(foreign);
      }
      throw new TestAbortedException("skipped: the replay token is for another test", foreign);
    } catch (IllegalArgumentException refused) {
      throw toBlame(options, settings)
          .<RuntimeException>map(setting -> setting.refused(refused))
          .orElse(refused);
    }
  }

  /** The setting that the engine did not accept; none where it is a kept token. */
  private static Optional<Setting> toBlame(ExplorationOptions options, Settings settings) {
    boolean isKeptToken = settings.replay().isEmpty() && !options.replay().isEmpty();
    return isKeptToken ? Optional.empty() : settings.replay().or(settings::strategy);
  }

  private static Optional<RaceTest> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), RaceTest.class);
  }
}
