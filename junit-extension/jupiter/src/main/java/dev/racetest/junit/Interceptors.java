package dev.racetest.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.JUnitException;

/**
 * Other extensions' interceptors around the calls in an execution: those that come after RaceTest's
 * own one. The ones before it, JUnit's time-outs among them, are around the whole exploration.
 */
final class Interceptors {
  /** A method of {@link InvocationInterceptor} for methods. */
  @FunctionalInterface
  interface Interception {
    /** Calls it. */
    void intercept(
        InvocationInterceptor interceptor,
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> invocationContext,
        ExtensionContext context)
        throws Throwable;
  }

  private final List<InvocationInterceptor> interceptors;

  private Interceptors(List<InvocationInterceptor> interceptors) {
    this.interceptors = interceptors;
  }

  /** Those of {@code registered} that come after {@code own}. */
  static Interceptors after(InvocationInterceptor own, List<InvocationInterceptor> registered) {
    int position = registered.indexOf(own);
    return new Interceptors(
        position < 0
            ? List.of()
            : List.copyOf(registered.subList(position + 1, registered.size())));
  }

  /** Calls a method, with all interceptors around it. */
  void invoke(
      Call<Method> call,
      Object target,
      Object[] arguments,
      Execution execution,
      Interception interception)
      throws Throwable {
    if (interceptors.isEmpty()) {
      call.invoke(target, arguments);
      return;
    }
    Innermost<Method, Void> innermost = new Innermost<>(call, call.executable(), target, arguments);
    Invocation<Void> invocation = innermost;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      InvocationInterceptor interceptor = interceptors.get(i);
      Invocation<Void> inner = invocation;
      invocation =
          () -> {
            interception.intercept(interceptor, inner, innermost, execution.context());
            return null;
          };
    }
    invocation.proceed();
    innermost.check();
  }

  /** Calls a constructor, with all interceptors around it. */
  Object construct(
      Call<Constructor<?>> call,
      Object[] arguments,
      Function<? super Extension, ExtensionContext> contexts)
      throws Throwable {
    return interceptors.isEmpty()
        ? call.invoke(null, arguments)
        : construct(call, constructor(call), arguments, contexts);
  }

  @SuppressWarnings("unchecked")
  private static Constructor<Object> constructor(Call<Constructor<?>> call) {
    return (Constructor<Object>) call.executable();
  }

  private Object construct(
      Call<?> call,
      Constructor<Object> constructor,
      Object[] arguments,
      Function<? super Extension, ExtensionContext> contexts)
      throws Throwable {
    Innermost<Constructor<Object>, Object> innermost =
        new Innermost<>(call, constructor, null, arguments);
    Invocation<Object> invocation = innermost;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      InvocationInterceptor interceptor = interceptors.get(i);
      Invocation<Object> inner = invocation;
      invocation =
          () ->
              interceptor.interceptTestClassConstructor(
                  inner, innermost, contexts.apply(interceptor));
    }
    Object instance = invocation.proceed();
    innermost.check();
    return instance;
  }

  /** The call itself, at the end of the chain. */
  private static final class Innermost<E extends Executable, T>
      implements Invocation<T>, ReflectiveInvocationContext<E> {
    private final Call<?> call;
    private final E executable;
    private final Object target;
    private final Object[] arguments;
    private int times;

    Innermost(Call<?> call, E executable, Object target, Object[] arguments) {
      this.call = call;
      this.executable = executable;
      this.target = target;
      this.arguments = arguments;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T proceed() throws Throwable {
      count();
      return (T) call.invoke(target, arguments);
    }

    @Override
    public void skip() {
      count();
    }

    private void count() {
      if (times++ > 0) {
        throw new JUnitException(
            "Chain of InvocationInterceptors called invocation multiple times instead of just"
                + " once");
      }
    }

    /** A test that an interceptor has forgotten must not pass. */
    void check() {
      if (times == 0) {
        throw new JUnitException("Chain of InvocationInterceptors never called invocation");
      }
    }

    @Override
    public Class<?> getTargetClass() {
      return target == null ? executable.getDeclaringClass() : target.getClass();
    }

    @Override
    public E getExecutable() {
      return executable;
    }

    @Override
    public List<Object> getArguments() {
      return Collections.unmodifiableList(Arrays.asList(arguments));
    }

    @Override
    public Optional<Object> getTarget() {
      return Optional.ofNullable(target);
    }
  }
}
