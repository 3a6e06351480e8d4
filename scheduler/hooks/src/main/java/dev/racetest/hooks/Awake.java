package dev.racetest.hooks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * Whether there may be live threads at all. While there can be none, compiled code holds nothing of
 * a hook that asks here: the JIT compilers take a call site's target for a constant, and the JVM
 * throws away what they made of it when it changes. So this is not to change often.
 */
final class Awake {
  private static final MethodHandle ASLEEP = mark("asleep");
  private static final MethodHandle AWAKE = mark("awake");

  /** Never called; only what its target is matters. */
  private static final MutableCallSite STATE = new MutableCallSite(ASLEEP);

  private Awake() {}

  /** Costs nothing in compiled code. */
  static boolean isAwake() {
    return STATE.getTarget() != ASLEEP;
  }

  /** From when this returns, no thread runs code that was compiled for sleep. */
  static void wake() {
    STATE.setTarget(AWAKE);
  }

  static void sleep() {
    STATE.setTarget(ASLEEP);
  }

  private static MethodHandle mark(String name) {
    try {
      return MethodHandles.lookup()
          .findStatic(Awake.class, name, MethodType.methodType(void.class));
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void asleep() {}

  private static void awake() {}
}
