package dev.racetest.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A constructor or method that is called in every execution. A method handle, so that exceptions
 * come out as they were thrown and no frames of reflection stand in their stacks.
 */
final class Call<E extends Executable> {
  private static final MethodType TYPE =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private final E executable;
  private final MethodHandle handle;
  private final Parameter[] parameters;

  private Call(E executable, MethodHandle handle) {
    this.executable = executable;
    this.handle = handle;
    this.parameters = executable.getParameters();
  }

  static Call<Method> of(Method method) {
    MethodHandle handle =
        open(method, () -> MethodHandles.lookup().unreflect(method))
            .asFixedArity()
            .asSpreader(Object[].class, method.getParameterCount());
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    return new Call<>(method, adapt(handle, isStatic));
  }

  static Call<Constructor<?>> of(Constructor<?> constructor) {
    MethodHandle handle =
        open(constructor, () -> MethodHandles.lookup().unreflectConstructor(constructor))
            .asFixedArity()
            .asSpreader(Object[].class, constructor.getParameterCount());
    return new Call<>(constructor, adapt(handle, true));
  }

  private static MethodHandle adapt(MethodHandle handle, boolean hasNoTarget) {
    return (hasNoTarget ? MethodHandles.dropArguments(handle, 0, Object.class) : handle)
        .asType(TYPE);
  }

  @FunctionalInterface
  private interface Finding {
    MethodHandle find() throws IllegalAccessException;
  }

  private static MethodHandle open(Executable executable, Finding finding) {
    try {
      executable.setAccessible(true);
      return finding.find();
    } catch (IllegalAccessException | RuntimeException refused) {
      throw new ExtensionConfigurationException(
          "RaceTest cannot call "
              + executable.toGenericString()
              + "; open its package to dev.racetest.junit: "
              + refused.getMessage(),
          refused);
    }
  }

  E executable() {
    return executable;
  }

  Parameter[] parameters() {
    return parameters;
  }

  /** Calls it; {@code target} is of no meaning to constructors and static methods. */
  Object invoke(Object target, Object[] arguments) throws Throwable {
    return (Object) handle.invokeExact(target, arguments);
  }
}
