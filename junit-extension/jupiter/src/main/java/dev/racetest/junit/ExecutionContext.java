package dev.racetest.junit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.PreconditionViolationException;

/**
 * A context of JUnit with what belongs to one execution in the place of what belongs to the whole
 * exploration: store, parent, and for the test method its instances and its exception.
 *
 * <p>A proxy, because every version of JUnit has other methods in {@link ExtensionContext}: what is
 * not named here is JUnit's own answer.
 */
final class ExecutionContext implements InvocationHandler {
  private final ExtensionContext original;
  private final ExtensionContext parent;
  private final ExecutionStore store;
  private final Execution execution;
  private final boolean isOfMethod;

  private ExecutionContext(
      ExtensionContext original,
      ExtensionContext parent,
      ExecutionStore store,
      Execution execution,
      boolean isOfMethod) {
    this.original = original;
    this.parent = parent;
    this.store = store;
    this.execution = execution;
    this.isOfMethod = isOfMethod;
  }

  /** The context of the test method in {@code execution}. */
  static ExtensionContext ofMethod(
      ExtensionContext original,
      ExtensionContext parent,
      ExecutionStore store,
      Execution execution) {
    return proxy(new ExecutionContext(original, parent, store, execution, true));
  }

  /** The context of a test class that has an instance of its own in {@code execution}. */
  static ExtensionContext ofClass(
      ExtensionContext original,
      ExtensionContext parent,
      ExecutionStore store,
      Execution execution) {
    return proxy(new ExecutionContext(original, parent, store, execution, false));
  }

  private static ExtensionContext proxy(ExecutionContext handler) {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            ExecutionContext.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            handler);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "execution of " + original;
      case "getParent" -> Optional.of(parent);
      case "getStore" -> isOfContext(arguments) ? store(arguments) : delegate(method, arguments);
      case "getExecutableInvoker" -> execution.invoker();
      default -> isOfMethod ? ofMethod(method, arguments) : delegate(method, arguments);
    };
  }

  private Object ofMethod(Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getTestInstances" -> execution.instances();
      case "getTestInstance" -> execution.instances().map(TestInstances::getInnermostInstance);
      case "getRequiredTestInstances" -> requiredInstances();
      case "getRequiredTestInstance" -> requiredInstances().getInnermostInstance();
      case "getExecutionException" -> execution.outcome().thrown();
      default -> delegate(method, arguments);
    };
  }

  private TestInstances requiredInstances() {
    return execution
        .instances()
        .orElseThrow(
            () -> new PreconditionViolationException("There is no test instance in this context"));
  }

  /** Since JUnit 5.13 there are stores of other scopes, for which the first argument asks. */
  private static boolean isOfContext(Object[] arguments) {
    return arguments.length == 1 || ((Enum<?>) arguments[0]).name().equals("EXTENSION_CONTEXT");
  }

  private ExtensionContext.Store store(Object[] arguments) {
    return store.in((Namespace) arguments[arguments.length - 1]);
  }

  private Object delegate(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(original, arguments);
    } catch (InvocationTargetException wrapped) {
      throw wrapped.getCause();
    }
  }
}
