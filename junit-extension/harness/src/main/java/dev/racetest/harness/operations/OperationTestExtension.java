package dev.racetest.harness.operations;

import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import dev.racetest.junit.RaceTest;
import dev.racetest.junit.TestRun;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.replay.ForeignTokenException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs an {@link OperationTest} in place of its method. */
final class OperationTestExtension implements InvocationInterceptor {
  private static final int SCHEDULES = 200;

  /** For JUnit. */
  OperationTestExtension() {}

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    Optional<OperationTest> onMethod =
        AnnotationSupport.findAnnotation(context.getTestMethod(), OperationTest.class);
    if (onMethod.isEmpty()) {
      invocation.proceed();
      return;
    }
    invocation.skip();
    boolean isSuite = context.getRequiredTestMethod().getDeclaringClass() == OperationSuite.class;
    OperationTest annotation =
        isSuite
            ? AnnotationSupport.findAnnotation(context.getTestClass(), OperationTest.class)
                .orElse(onMethod.get())
            : onMethod.get();
    run(annotation, context);
  }

  private static void run(OperationTest annotation, ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    Class<?> type = annotation.of() == Void.class ? testClass : annotation.of();
    String test = testClass.getName() + "." + context.getRequiredTestMethod().getName();
    TestRun run = TestRun.of(annotation.run(), test, context);
    ExplorationOptions options = options(annotation.run(), run);
    OperationsResult result =
        options.replay().isEmpty()
            ? run.explore(options, asked -> run(type, annotation, asked), OperationsResult::last)
            : replay(new OperationsRunner(type, annotation, options), run, options.replay());
    context.publishReportEntry("racetest.scenarios", Integer.toString(result.scenarios()));
    context.publishReportEntry("racetest.schedules", Long.toString(result.executions()));
    if (result.failure().isPresent()) {
      OperationsFailure failure = result.failure().get();
      String where = run.report(failure.exploration());
      throw new AssertionFailedError(failure.text() + where);
    }
  }

  private static ExplorationOptions options(RaceTest annotation, TestRun run) {
    boolean saysHowMany = annotation.schedules() != RaceTest.UNSET;
    return saysHowMany ? run.options() : run.options().withSchedules(SCHEDULES);
  }

  /** Runs the test, or the execution of a kept token. */
  private static OperationsResult run(
      Class<?> type, OperationTest annotation, ExplorationOptions asked) {
    OperationsRunner runner = new OperationsRunner(type, annotation, asked);
    return asked.replay().isEmpty() ? runner.run() : runner.replay(asked.replay());
  }

  private static OperationsResult replay(OperationsRunner runner, TestRun run, String token) {
    try {
      return runner.replay(token);
    } catch (ForeignTokenException foreign) {
      if (run.isReplayForAll()) {
        throw new TestAbortedException("skipped: the replay token is for another test", foreign);
      }
      throw new ExtensionConfigurationException(foreign.getMessage(), foreign);
    }
  }
}
