package dev.racetest.junit;

import dev.racetest.junit.workers.BlockServer;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Explores a {@link RaceTest @RaceTest} instead of invoking it once. The annotation registers it;
 * there is no need to do so by hand.
 *
 * <p>JUnit's own invocation of the test method, and of the {@code @BeforeEach} and
 * {@code @AfterEach} methods around it, is skipped: they run in every execution. The callbacks of
 * other extensions run once more around the exploration, where JUnit calls them and nobody can hold
 * it back.
 *
 * <p>Where all tests are to run with their real threads ({@code racetest.all=race}), race tests do
 * so as well, once.
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
    ExploredTest test = new ExploredTest(exploring, this, settings, context);
    Optional<BlockServer> server = BlockServer.ofThisJvm();
    if (server.isPresent()) {
      // What comes of it is told where the test was started.
      server.get().serve(options, test::explorePart);
      return;
    }
    ExplorationResult result = test.explore(options, new WorkerSettings(settings).plan(options));
    new Verdict(result, settings.reporting(), settings.expectations()).tell(context);
  }

  /** None where nothing is explored: then a race test is like any other. */
  private static Optional<RaceTest> annotation(ExtensionContext context) {
    return AllTests.of(context) == AllTests.RACE
        ? Optional.empty()
        : AnnotationSupport.findAnnotation(context.getTestMethod(), RaceTest.class);
  }
}
