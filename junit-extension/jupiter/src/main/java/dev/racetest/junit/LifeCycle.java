package dev.racetest.junit;

import dev.racetest.junit.LifecycleMethods.LifecycleMethod;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * All that JUnit does around one test method, in its order. It is looked up once and then run for
 * every execution:
 *
 * <pre>
 * instances
 *   BeforeEachCallback
 *     BeforeEach methods
 *       BeforeTestExecutionCallback
 *         the test method
 *       AfterTestExecutionCallback
 *     AfterEach methods
 *   AfterEachCallback
 *   TestInstancePreDestroyCallback
 * closing of the stores
 * </pre>
 *
 * <p>Once something has failed, nothing more is begun, and what has been begun is ended.
 */
final class LifeCycle {
  private final ExtensionContext original;
  private final TestClasses classes;
  private final Arguments arguments;
  private final Interceptors interceptors;
  private final LifecycleMethod testMethod;
  private final Interceptors.Interception testInterception;

  private final List<BeforeEachCallback> beforeEachCallbacks;
  private final List<LifecycleMethod> beforeEachMethods;
  private final List<BeforeTestExecutionCallback> beforeTestCallbacks;
  private final List<AfterTestExecutionCallback> afterTestCallbacks;
  private final List<LifecycleMethod> afterEachMethods;
  private final List<AfterEachCallback> afterEachCallbacks;
  private final List<TestInstancePreDestroyCallback> preDestroyCallbacks;

  private final ExceptionHandlers<TestExecutionExceptionHandler> testHandlers;
  private final ExceptionHandlers<LifecycleMethodExecutionExceptionHandler> beforeEachHandlers;
  private final ExceptionHandlers<LifecycleMethodExecutionExceptionHandler> afterEachHandlers;

  private LifeCycle(ExtensionContext original, TestClasses classes, InvocationInterceptor own) {
    Extensions extensions = JUnitInternals.ofMethod(original);
    this.original = original;
    this.classes = classes;
    arguments = new Arguments(extensions.of(ParameterResolver.class));
    interceptors = Interceptors.after(own, extensions.of(InvocationInterceptor.class));
    testMethod =
        new LifecycleMethod(
            Call.of(original.getRequiredTestMethod()), classes.contexts().size() - 1);

    boolean isTemplate =
        AnnotationSupport.isAnnotated(original.getTestMethod(), TestTemplate.class);
    testInterception =
        isTemplate
            ? InvocationInterceptor::interceptTestTemplateMethod
            : InvocationInterceptor::interceptTestMethod;

    BuiltInExtensions builtIn =
        new BuiltInExtensions(
            original.getRequiredTestInstances().getAllInstances(), classes.contexts());
    beforeEachCallbacks = builtIn.atWork(extensions.of(BeforeEachCallback.class));
    beforeEachMethods = LifecycleMethods.beforeEach(classes.contexts());
    beforeTestCallbacks = extensions.of(BeforeTestExecutionCallback.class);
    afterTestCallbacks = reversed(extensions.of(AfterTestExecutionCallback.class));
    afterEachMethods = LifecycleMethods.afterEach(classes.contexts());
    afterEachCallbacks = reversed(extensions.of(AfterEachCallback.class));
    preDestroyCallbacks =
        classes.hasFreshInstances()
            ? reversed(builtIn.atWork(extensions.of(TestInstancePreDestroyCallback.class)))
            : List.of();

    testHandlers =
        new ExceptionHandlers<>(
            extensions.of(TestExecutionExceptionHandler.class),
            TestExecutionExceptionHandler::handleTestExecutionException);
    List<LifecycleMethodExecutionExceptionHandler> lifecycleHandlers =
        extensions.of(LifecycleMethodExecutionExceptionHandler.class);
    beforeEachHandlers =
        new ExceptionHandlers<>(
            lifecycleHandlers,
            LifecycleMethodExecutionExceptionHandler::handleBeforeEachMethodExecutionException);
    afterEachHandlers =
        new ExceptionHandlers<>(
            lifecycleHandlers,
            LifecycleMethodExecutionExceptionHandler::handleAfterEachMethodExecutionException);
  }

  /**
   * Looks up the life cycle of the test method of {@code context}.
   *
   * @param own RaceTest's own interceptor, which is not part of it
   */
  static LifeCycle of(ExtensionContext context, InvocationInterceptor own)
      throws IllegalAccessException {
    return new LifeCycle(context, TestClasses.of(context, own), own);
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }

  /**
   * An execution to be run.
   *
   * @param previous an execution that is still open, or null
   */
  Execution newExecution(Execution previous) {
    return new Execution(previous, original, classes, arguments);
  }

  /**
   * Runs the life cycle once.
   *
   * @throws Throwable what user code or an extension threw, untouched
   */
  void run(Execution execution) throws Throwable {
    Outcome outcome = execution.outcome();
    outcome.attempt(() -> classes.instantiate(execution));
    if (outcome.isClean()) {
      runOnInstances(execution, outcome);
    }
    execution.close();
    outcome.rethrow();
  }

  private void runOnInstances(Execution execution, Outcome outcome) {
    outcome.attempt(
        () -> {
          for (BeforeEachCallback callback : beforeEachCallbacks) {
            callback.beforeEach(execution.context());
          }
        });
    if (outcome.isClean()) {
      runWithEachMethods(execution, outcome);
    }
    for (AfterEachCallback callback : afterEachCallbacks) {
      outcome.attempt(() -> callback.afterEach(execution.context()));
    }
    for (TestInstancePreDestroyCallback callback : preDestroyCallbacks) {
      outcome.attempt(() -> callback.preDestroyTestInstance(execution.context()));
    }
  }

  private void runWithEachMethods(Execution execution, Outcome outcome) {
    outcome.attempt(
        () -> {
          for (LifecycleMethod method : beforeEachMethods) {
            beforeEach(method, execution);
          }
        });
    if (outcome.isClean()) {
      runTest(execution, outcome);
    }
    for (LifecycleMethod method : afterEachMethods) {
      outcome.attempt(() -> afterEach(method, execution));
    }
  }

  private void runTest(Execution execution, Outcome outcome) {
    outcome.attempt(
        () -> {
          for (BeforeTestExecutionCallback callback : beforeTestCallbacks) {
            callback.beforeTestExecution(execution.context());
          }
        });
    if (outcome.isClean()) {
      outcome.attempt(() -> test(execution));
    }
    for (AfterTestExecutionCallback callback : afterTestCallbacks) {
      outcome.attempt(() -> callback.afterTestExecution(execution.context()));
    }
  }

  private void beforeEach(LifecycleMethod method, Execution execution) throws Throwable {
    call(method, execution, InvocationInterceptor::interceptBeforeEachMethod, beforeEachHandlers);
  }

  private void test(Execution execution) throws Throwable {
    call(testMethod, execution, testInterception, testHandlers);
  }

  private void afterEach(LifecycleMethod method, Execution execution) throws Throwable {
    call(method, execution, InvocationInterceptor::interceptAfterEachMethod, afterEachHandlers);
  }

  private void call(
      LifecycleMethod method,
      Execution execution,
      Interceptors.Interception interception,
      ExceptionHandlers<?> handlers)
      throws Throwable {
    try {
      Call<Method> call = method.call();
      Object target = execution.instance(method.index());
      Object[] values = arguments.of(call, target, execution);
      interceptors.invoke(call, target, values, execution, interception);
    } catch (Throwable exception) {
      handlers.handle(exception, execution);
    }
  }
}
