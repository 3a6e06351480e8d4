package dev.racetest.scheduler.execution;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;

/**
 * The thread that the bodies of all executions run on, one after the other. For each of them it
 * must look like a new thread that was started by whoever asked for the exploration.
 */
public final class ExploringThread {
  /** The same in every JVM, whatever the thread that asks is called. */
  private static final String NAME = "main";

  /**
   * Identifiers of tasks start here. They tell owners of real monitors apart, so they must not be
   * those of threads that the JVM has numbered.
   */
  static final long FIRST_ID = 1_000_000L;

  private static final Class<?> MAP = nested(ThreadLocal.class, "ThreadLocalMap");
  private static final VarHandle LOCALS = JdkInternals.variable(Thread.class, "threadLocals", MAP);
  private static final VarHandle INHERITED =
      JdkInternals.variable(Thread.class, "inheritableThreadLocals", MAP);
  private static final MethodHandle INHERIT = inherit();
  private static final VarHandle SEED =
      JdkInternals.variable(Thread.class, "threadLocalRandomSeed", long.class);
  private static final VarHandle PROBE =
      JdkInternals.variable(Thread.class, "threadLocalRandomProbe", int.class);
  private static final VarHandle SECONDARY_SEED =
      JdkInternals.variable(Thread.class, "threadLocalRandomSecondarySeed", int.class);

  /** Where a thread keeps its flags: in an object of its own since JDK 19. */
  private static final Field HOLDER = JdkInternals.field(Thread.class, "holder");

  private static final VarHandle HELD =
      HOLDER == null ? null : JdkInternals.variable(Thread.class, "holder", HOLDER.getType());
  private static final VarHandle DAEMON =
      JdkInternals.variable(
          HOLDER == null ? Thread.class : HOLDER.getType(), "daemon", boolean.class);

  private Object locals;
  private Object inherited;
  private ClassLoader contextLoader;
  private int priority;
  private boolean daemon;
  private Thread.UncaughtExceptionHandler defaultHandler;

  ExploringThread() {}

  private static Class<?> nested(Class<?> outer, String name) {
    for (Class<?> type : outer.getDeclaredClasses()) {
      if (type.getSimpleName().equals(name)) {
        return type;
      }
    }
    throw new IllegalStateException("this JDK's " + outer.getName() + " has no " + name);
  }

  private static MethodHandle inherit() {
    try {
      return JdkInternals.everything()
          .findStatic(ThreadLocal.class, "createInheritedMap", MethodType.methodType(MAP, MAP))
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /** Makes such a thread. */
  public static Thread create(Runnable body) {
    Thread thread = new Thread(body, NAME);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    Field id = JdkInternals.field(Thread.class, "tid");
    JdkInternals.longAt(thread, JdkInternals.offset(id), FIRST_ID);
    return thread;
  }

  /** An execution begins on the current thread. */
  void begin() {
    Thread thread = Thread.currentThread();
    locals = LOCALS.get(thread);
    inherited = INHERITED.get(thread);
    contextLoader = thread.getContextClassLoader();
    priority = thread.getPriority();
    defaultHandler = Thread.getDefaultUncaughtExceptionHandler();
    daemon = thread.isDaemon();
    LOCALS.set(thread, null);
    if (inherited != null) {
      INHERITED.set(thread, inherited());
    }
    // The exploring thread is a daemon, but threads of the test are what they are in any test.
    setDaemon(thread, false);
    SEED.set(thread, 0L);
    PROBE.set(thread, 0);
    SECONDARY_SEED.set(thread, 0);
  }

  private Object inherited() {
    try {
      return (Object) INHERIT.invokeExact(inherited);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  /** The execution has ended: the thread is what it was. */
  void end() {
    Thread thread = Thread.currentThread();
    setDaemon(thread, daemon);
    LOCALS.set(thread, locals);
    INHERITED.set(thread, inherited);
    if (thread.getContextClassLoader() != contextLoader) {
      thread.setContextClassLoader(contextLoader);
    }
    if (thread.getPriority() != priority) {
      thread.setPriority(priority);
    }
    if (!thread.getName().equals(NAME)) {
      thread.setName(NAME);
    }
    thread.setUncaughtExceptionHandler(null);
    if (Thread.getDefaultUncaughtExceptionHandler() != defaultHandler) {
      Thread.setDefaultUncaughtExceptionHandler(defaultHandler);
    }
  }

  /**
   * Sets what threads made by {@code thread} inherit. For the JVM the thread stays what it was when
   * it was started, so this must be undone before it ends.
   */
  private static void setDaemon(Thread thread, boolean daemon) {
    DAEMON.set(HELD == null ? thread : HELD.get(thread), daemon);
  }
}
