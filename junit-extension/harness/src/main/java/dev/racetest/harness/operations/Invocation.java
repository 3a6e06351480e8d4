package dev.racetest.harness.operations;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An operation with the values of its parameters. */
record Invocation(OperationMethod operation, Object[] arguments) {
  /** The same with another value for a parameter. */
  Invocation with(int parameter, Object value) {
    Object[] changed = arguments.clone();
    changed[parameter] = value;
    return new Invocation(operation, changed);
  }

  @Override
  public String toString() {
    return Arrays.stream(arguments)
        .map(String::valueOf)
        .collect(Collectors.joining(", ", operation.name() + "(", ")"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Invocation invocation && toString().equals(invocation.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
