package dev.racetest.scheduler.execution;

import dev.racetest.hooks.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** Lends a platform thread the identity of another thread (JDK 21 and later). */
final class ThreadIdentity {
  private static final MethodHandle SET_CURRENT_THREAD;
  private static final MethodHandle CURRENT_CARRIER;
  private static final MethodHandle IS_VIRTUAL;

  static {
    try {
      SET_CURRENT_THREAD =
          JdkAccess.threads()
              .findVirtual(
                  Thread.class,
                  "setCurrentThread",
                  MethodType.methodType(void.class, Thread.class));
      CURRENT_CARRIER =
          JdkAccess.threads()
              .findStatic(
                  Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
      IS_VIRTUAL =
          JdkAccess.threads()
              .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (Throwable missing) {
      throw new ExceptionInInitializerError(missing);
    }
  }

  private ThreadIdentity() {}

  /** The platform thread that the caller really runs on. */
  static Thread carrier() {
    try {
      return (Thread) CURRENT_CARRIER.invokeExact();
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  /** From now on the caller, running on {@code carrier}, is {@code identity}. */
  static void lend(Thread carrier, Thread identity) {
    try {
      SET_CURRENT_THREAD.invokeExact(carrier, identity);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  static boolean isVirtual(Thread thread) {
    try {
      return (boolean) IS_VIRTUAL.invokeExact(thread);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }
}
