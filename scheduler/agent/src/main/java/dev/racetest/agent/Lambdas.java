package dev.racetest.agent;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * What the lambdas of a class call. The class that the JVM makes for a lambda does not tell, but
 * somebody who calls a static method of a class has to wait until the class is initialised.
 */
final class Lambdas {
  private final String type;
  private boolean isStatic;
  private boolean isOther;

  Lambdas(String type) {
    this.type = type;
  }

  /** A call site that makes a lambda, or something else. */
  void add(Handle bootstrap, Object... arguments) {
    boolean isLambda =
        bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
            && arguments.length >= 3
            && arguments[1] instanceof Handle;
    if (isLambda) {
      Handle target = (Handle) arguments[1];
      boolean own = target.getTag() == Opcodes.H_INVOKESTATIC && target.getOwner().equals(type);
      isStatic |= own;
      isOther |= !own;
    }
  }

  /** Whether there are lambdas and all of them are static methods of the class. */
  boolean areAllStatic() {
    return isStatic && !isOther;
  }
}
