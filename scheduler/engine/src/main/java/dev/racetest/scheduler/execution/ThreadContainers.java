package dev.racetest.scheduler.execution;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The JDK's containers of threads (since JDK 21), as far as they have an owner that waits for the
 * threads in them: those behind {@code StructuredTaskScope}. What the JVM tells such a container
 * when a thread starts and ends, the model tells it for threads that it runs itself.
 */
final class ThreadContainers {
  private static final Class<?> TYPE = type();
  private static final MethodHandle OWNER = find("owner", Thread.class);
  private static final MethodHandle ADD = find("add", void.class, Thread.class);
  private static final MethodHandle REMOVE = find("remove", void.class, Thread.class);
  private static final MethodHandle BIND = ofThread("setThreadContainer");
  private static final MethodHandle INHERIT = ofThread("inheritScopedValueBindings");
  private static final MethodHandle START = startOfTheJvm();

  private ThreadContainers() {}

  private static Class<?> type() {
    try {
      return Class.forName("jdk.internal.vm.ThreadContainer");
    } catch (ClassNotFoundException beforeJdk21) {
      return null;
    }
  }

  private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
    if (TYPE == null) {
      return null;
    }
    try {
      MethodHandles.Lookup lookup = JdkInternals.everything();
      MethodHandle found =
          lookup.findVirtual(TYPE, name, MethodType.methodType(result, parameters));
      return found.asType(found.type().changeParameterType(0, Object.class));
    } catch (ReflectiveOperationException other) {
      return null;
    }
  }

  private static MethodHandle ofThread(String name) {
    if (TYPE == null) {
      return null;
    }
    try {
      return JdkInternals.everything()
          .findVirtual(Thread.class, name, MethodType.methodType(void.class, TYPE))
          .asType(MethodType.methodType(void.class, Thread.class, Object.class));
    } catch (ReflectiveOperationException other) {
      return null;
    }
  }

  private static MethodHandle startOfTheJvm() {
    try {
      return JdkInternals.everything()
          .findVirtual(Thread.class, "start0", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /**
   * Really starts a thread, without the container that nobody asks: what the JDK does to it would
   * be taken for something that the task does, on this carrier only.
   */
  static void startOutside(Thread thread) {
    try {
      START.invokeExact(thread);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  /** Whether somebody waits for the threads in {@code container}. */
  static boolean isAwaited(Object container) {
    if (container == null || REMOVE == null || BIND == null || INHERIT == null) {
      return false;
    }
    try {
      return (Thread) OWNER.invokeExact(container) != null;
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  /** A thread starts; called as the task that starts it. */
  static void add(Object container, Thread thread) {
    try {
      BIND.invokeExact(thread, container);
      ADD.invokeExact(container, thread);
      INHERIT.invokeExact(thread, container);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  /** A thread ends; called as the last thing that its task does. */
  static void remove(Object container, Thread thread) {
    try {
      BIND.invokeExact(thread, (Object) null);
      REMOVE.invokeExact(container, thread);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }
}
