package dev.racetest.harness.operations;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/**
 * A class with operations that keeps the rules.
 *
 * @param specification the class that says what they answer
 * @param operations at least one, in the order of their names
 * @param validations the methods that look after invariants
 */
record OperationClass(
    Class<?> type,
    Class<?> specification,
    List<OperationMethod> operations,
    List<MethodHandle> validations) {

  Optional<OperationMethod> operation(String name, int parameters) {
    return operations.stream()
        .filter(each -> each.name().equals(name) && each.values().size() == parameters)
        .findFirst();
  }

  /** Makes an instance of the class itself. */
  Object make() throws Throwable {
    return make(type);
  }

  /** Makes an instance of the specification. */
  Object makeSpecification() {
    try {
      return make(specification);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException("the specification cannot be made: " + thrown, thrown);
    }
  }

  private static Object make(Class<?> type) throws Throwable {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  boolean mayWait() {
    return operations.stream().anyMatch(each -> each.annotation().blocking());
  }
}
