package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * All tasks on one platform thread, each in a continuation of its own: a switch costs what a switch of
 * virtual threads costs. While a task runs, the platform thread goes by the identity of the task's
 * thread, which was never started.
 *
 * <p>Needs JDK 24 or later (JEP 491): before, a continuation cannot yield while it holds a monitor.
 */
final class ContinuationCarrier implements Carrier {
  private static final MethodHandle NEW;
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;
  private static final MethodHandle IS_DONE;
  private static final Object SCOPE;

  static {
    try {
      MethodHandles.Lookup lookup = JdkAccess.continuations();
      Class<?> continuation = lookup.lookupClass();
      Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
      SCOPE =
          lookup
              .findConstructor(scope, MethodType.methodType(void.class, String.class))
              .invoke("racetest");
      MethodHandle constructor =
          lookup.findConstructor(
              continuation, MethodType.methodType(void.class, scope, Runnable.class));
      NEW =
          MethodHandles.insertArguments(constructor, 0, SCOPE)
              .asType(MethodType.methodType(Object.class, Runnable.class));
      RUN =
          lookup
              .findVirtual(continuation, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      YIELD =
          lookup
              .findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope))
              .bindTo(SCOPE);
      IS_DONE =
          lookup
              .findVirtual(continuation, "isDone", MethodType.methodType(boolean.class))
              .asType(MethodType.methodType(boolean.class, Object.class));
    } catch (Throwable missing) {
      throw new ExceptionInInitializerError(missing);
    }
  }

  private final TaskBody body;
  private Scheduler scheduler;
  private Task next;

  ContinuationCarrier(TaskBody body) {
    this.body = body;
  }

  @Override
  public void run(Scheduler newScheduler, Task first) {
    scheduler = newScheduler;
    start(first);
    try {
      Thread carrier = ThreadIdentity.carrier();
      for (Task task = first; task != null; task = next) {
        mount(carrier, task);
      }
      unwind(carrier);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    } finally {
      Hooks.live(null);
    }
  }

  private void mount(Thread carrier, Task task) throws Throwable {
    ThreadIdentity.lend(carrier, task.thread);
    try {
      RUN.invokeExact(task.vehicle);
    } finally {
      Hooks.live(null);
      ThreadIdentity.lend(carrier, carrier);
    }
  }

  /** Lets every task that is left run to its end, with its next step throwing. */
  private void unwind(Thread carrier) throws Throwable {
    Tasks tasks = body.tasks();
    for (int i = tasks.count() - 1; i >= 0; i--) {
      Task task = tasks.get(i);
      if (task.done || !task.begun) {
        task.done = true;
        continue;
      }
      task.ending = true;
      for (int tries = 0; tries < 3 && !(boolean) IS_DONE.invokeExact(task.vehicle); tries++) {
        mount(carrier, task);
      }
    }
  }

  @Override
  public boolean start(Task task) {
    try {
      task.vehicle = (Object) NEW.invokeExact((Runnable) () -> runTask(task));
      return true;
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  private void runTask(Task task) {
    body.run(task);
    next = scheduler.isOver() && task.ending ? null : scheduler.afterEnd(task);
  }

  @Override
  public void transfer(Task from, Task to) {
    next = to;
    try {
      boolean ignored = (boolean) YIELD.invokeExact();
    } catch (IllegalStateException pinned) {
      stay(from);
    } catch (Throwable failure) {
      throw JdkInternals.wrap(failure);
    }
  }

  /** A native frame on the stack keeps the task from leaving: it goes on, if it can. */
  private void stay(Task task) {
    if (!scheduler.isEnabled(task)) {
      scheduler.endWith(
          Outcome.UNCONTROLLED,
          "a task blocks below a native frame, for example in a static initializer");
      task.ending = true;
    }
  }

  @Override
  public void abandon(Task task) {
    while (true) {
      transfer(task, null);
    }
  }
}
