package dev.racetest.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Calls methods and constructors for extensions, with parameters resolved in one execution. */
final class ContextInvoker implements ExecutableInvoker {
  private final Arguments arguments;
  private final ExtensionContext context;

  ContextInvoker(Arguments arguments, ExtensionContext context) {
    this.arguments = arguments;
    this.context = context;
  }

  @Override
  public Object invoke(Method method, Object target) {
    Call<Method> call = Call.of(method);
    return invoke(call, target, arguments.of(call, target, context));
  }

  @Override
  public <T> T invoke(Constructor<T> constructor, Object outerInstance) {
    Call<Constructor<?>> call = Call.of(constructor);
    Object[] values = arguments.of(call, outerInstance, extension -> context);
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
