package dev.racetest.junit;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;

/**
 * Tells the detector which tests run, and fails them for their data races. JUnit finds it by
 * itself; it does nothing unless {@code racetest.all} is {@code race}.
 *
 * <p>It is registered before all other extensions, so that a test begins here before and ends after
 * all that belongs to it: what is first put into a store of JUnit is closed last.
 */
public final class WatchedTestsExtension
    implements BeforeAllCallback, BeforeEachCallback, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(WatchedTestsExtension.class);

  /** For JUnit. */
  public WatchedTestsExtension() {}

  /** What is done when JUnit closes the store that it is in. */
  @SuppressWarnings("deprecation")
  private record Ending(WatchedTest test, Supplier<Optional<DataRaceError>> end)
      implements Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      end.get()
          .ifPresent(
              races -> {
                throw races;
              });
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (AllTests.of(context) == AllTests.RACE) {
      openRun(context);
      String name = "class " + context.getRequiredTestClass().getName();
      begin(context, name, false);
    }
  }

  /** One for each execution of JUnit, however many classes there are. */
  @SuppressWarnings("deprecation")
  private static void openRun(ExtensionContext context) {
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            WatchedRun.class,
            first -> {
              WatchedRun.open(new Settings(UnsetRaceTest.annotation(), context).optOuts());
              return new Ending(null, WatchedRun::close);
            });
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (AllTests.of(context) == AllTests.RACE) {
      begin(context, TestName.of(context), true);
    }
  }

  private static void begin(ExtensionContext context, String name, boolean isTest) {
    context.getStore(NAMESPACE).put(WatchedTest.class, ending(context, name, isTest));
  }

  private static Ending ending(ExtensionContext context, String name, boolean isTest) {
    // Stores look into those around them, too.
    Ending around = context.getStore(NAMESPACE).get(WatchedTest.class, Ending.class);
    WatchedTest outer = around == null ? null : around.test();
    WatchedTest test = new WatchedTest(name, isTest, ExcludedTests.contain(context), outer);
    WatchedRun.begin(test);
    return new Ending(test, () -> WatchedRun.end(test));
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation,
      DynamicTestInvocationContext invocationContext,
      ExtensionContext context)
      throws Throwable {
    if (AllTests.of(context) != AllTests.RACE) {
      invocation.proceed();
      return;
    }
    Ending ending = ending(context, TestName.of(context), true);
    Outcome outcome = new Outcome();
    outcome.attempt(invocation::proceed);
    outcome.attempt(ending::close);
    outcome.rethrow();
  }
}
