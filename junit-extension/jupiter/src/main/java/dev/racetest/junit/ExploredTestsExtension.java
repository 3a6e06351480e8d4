package dev.racetest.junit;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Explores tests that are no race tests. JUnit finds it by itself; it does nothing unless {@code
 * racetest.all} is {@code explore}. See {@link RaceTestExtension} for what is run in every
 * execution.
 */
public final class ExploredTestsExtension implements BeforeEachCallback, InvocationInterceptor {
  /** For JUnit. */
  public ExploredTestsExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    if (isMeant(context)) {
      obstacle(context).ifPresent(reason -> TestsRunOnce.add(reason, context));
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    skipIfExplored(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    skipIfExplored(invocation, context);
  }

  private static void skipIfExplored(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    if (isExplored(context)) {
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
    if (isExplored(context)) {
      invocation.skip();
      new OrdinaryTest(this, context).explore();
    } else {
      invocation.proceed();
    }
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> invocationContext,
      ExtensionContext context)
      throws Throwable {
    if (!isExplored(context)) {
      invocation.proceed();
      return;
    }
    invocation.skip();
    OrdinaryTest test = new OrdinaryTest(this, context);
    if (SharedArguments.areUnchangeable(invocationContext.getArguments())) {
      test.explore();
    } else {
      test.runOnce("arguments that executions would share");
    }
  }

  private static boolean isExplored(ExtensionContext context) {
    return isMeant(context) && obstacle(context).isEmpty();
  }

  private static boolean isMeant(ExtensionContext context) {
    return AllTests.of(context) == AllTests.EXPLORE
        && !AnnotationSupport.isAnnotated(context.getTestMethod(), RaceTest.class);
  }

  /** Why the test cannot be explored, if that is known beforehand. */
  private static Optional<String> obstacle(ExtensionContext context) {
    if (ExcludedTests.contain(context)) {
      return Optional.of("excluded");
    }
    if (AnnotationSupport.isAnnotated(context.getTestMethod(), TestFactory.class)) {
      return Optional.of("dynamic tests");
    }
    if (context.getUniqueId().contains("[class-template-invocation:")) {
      return Optional.of("a class with arguments that executions would share");
    }
    return sharesInstance(context)
        ? Optional.of("one instance for all tests of the class")
        : Optional.empty();
  }

  private static boolean sharesInstance(ExtensionContext context) {
    return context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent()
        || context.getParent().map(ExploredTestsExtension::sharesInstance).orElse(false);
  }
}
