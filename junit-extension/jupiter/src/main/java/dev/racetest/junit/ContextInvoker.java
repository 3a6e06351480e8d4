package dev.racetest.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExecutableInvoker;

/** Calls methods and constructors for extensions, with parameters resolved in one execution. */
final class ContextInvoker implements ExecutableInvoker {
  private final Arguments arguments;
  private final Execution execution;

  ContextInvoker(Arguments arguments, Execution execution) {
    this.arguments = arguments;
    this.execution = execution;
  }

  @Override
  public Object invoke(Method method, Object target) {
    Call<Method> call = Call.of(method);
    return invoke(call, target, arguments.of(call, target, execution));
  }

  @Override
  public <T> T invoke(Constructor<T> constructor, Object outerInstance) {
    Call<Constructor<?>> call = Call.of(constructor);
    Object[] values = arguments.of(call, outerInstance, extension -> execution.context());
    return constructor.getDeclaringClass().cast(invoke(call, null, values));
  }

  private static Object invoke(Call<?> call, Object target, Object[] values) {
    try {
      return call.invoke(target, values);
    } catch (Throwable exception) {
      throw ContextInvoker.<RuntimeException>untouched(exception);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X untouched(Throwable exception) throws X {
    throw (X) exception;
  }
}
