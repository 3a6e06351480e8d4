package dev.racetest.harness.operations;

/**
 * Makes a test class of a class with operations, without a method for it: {@link OperationTest} of
 * the class says how it is tested, and where there is none everything is as by default.
 */
public interface OperationSuite {
  /** The test; there is no need to call it. */
  @OperationTest
  default void operations() {}
}
