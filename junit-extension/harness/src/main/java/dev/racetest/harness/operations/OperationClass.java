package dev.racetest.harness.operations;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * A class with operations that keeps the rules.
 *
 * @param specification the class that says what they answer
 * @param maker makes an instance of the class, as an object
 * @param specificationMaker makes one of the specification
 * @param operations at least one, in the order of their names
 * @param validations the methods that look after invariants
 */
record OperationClass(
    Class<?> type,
    Class<?> specification,
    MethodHandle maker,
    MethodHandle specificationMaker,
    List<OperationMethod> operations,
    List<MethodHandle> validations) {

  Optional<OperationMethod> operation(String name, int parameters) {
    return operations.stream()
        .filter(each -> each.name().equals(name) && each.values().size() == parameters)
        .findFirst();
  }

  /** Makes an instance of the class itself. */
  Object make() throws Throwable {
    return maker.invokeExact();
  }

  /** Makes an instance of the specification. */
  Object makeSpecification() {
    try {
      return specificationMaker.invokeExact();
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new IllegalStateException("the specification cannot be made: " + thrown, thrown);
    }
  }

  boolean mayWait() {
    return operations.stream().anyMatch(each -> each.annotation().blocking());
  }
}
