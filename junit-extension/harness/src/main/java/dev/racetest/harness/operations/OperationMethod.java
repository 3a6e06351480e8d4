package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Answer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;

/**
 * An operation, and the method of the specification that says what it answers.
 *
 * @param name the name of both
 * @param values where the values of its parameters come from
 */
record OperationMethod(
    String name,
    Operation annotation,
    List<ValueSource> values,
    Method method,
    MethodHandle handle,
    MethodHandle specified) {
  private static final MethodType GENERIC =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  /** A handle that takes the instance and all arguments in an array. */
  static MethodHandle handle(Method method) throws IllegalAccessException {
    method.setAccessible(true);
    MethodHandle direct = MethodHandles.lookup().unreflect(method);
    return direct.asSpreader(Object[].class, method.getParameterCount()).asType(GENERIC);
  }

  /** Calls the operation; what it throws is its answer. */
  Answer call(Object instance, Object[] arguments) {
    return call(handle, instance, arguments);
  }

  /**
   * Calls the method of the specification.
   *
   * @return null if it would wait
   */
  Answer specified(Object instance, Object[] arguments) {
    try {
      return call(specified, instance, arguments);
    } catch (WouldWaitException waits) {
      return null;
    }
  }

  private static Answer call(MethodHandle handle, Object instance, Object[] arguments) {
    try {
      return Answer.of((Object) handle.invokeExact(instance, arguments));
    } catch (WouldWaitException waits) {
      throw waits;
    } catch (Exception thrown) {
      return Answer.thrown(thrown);
    } catch (Throwable error) {
      throw OperationMethod.<RuntimeException>sneak(error);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
