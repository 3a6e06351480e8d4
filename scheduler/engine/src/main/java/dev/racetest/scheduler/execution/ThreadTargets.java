package dev.racetest.scheduler.execution;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;

/** What threads were made to run. */
final class ThreadTargets {
  private static final Field HOLDER = JdkInternals.field(Thread.class, "holder");

  private static final VarHandle HELD =
      HOLDER == null ? null : JdkInternals.variable(Thread.class, "holder", HOLDER.getType());

  private static final VarHandle TARGET =
      HOLDER == null
          ? JdkInternals.variable(Thread.class, "target", Runnable.class)
          : JdkInternals.variable(HOLDER.getType(), "task", Runnable.class);

  private ThreadTargets() {}

  /** What a platform thread was made to run; {@code null} if it has a {@code run} of its own. */
  static Runnable of(Thread thread) {
    return (Runnable) TARGET.get(HELD == null ? thread : HELD.get(thread));
  }
}
