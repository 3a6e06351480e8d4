package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** Calls from the code under test into shared objects of the JDK: each is one yield point. */
final class Calls {
  private enum Kind {
    /** Not of the JDK, or of no interest. */
    OTHER,
    /** Of {@code java.util.concurrent}. */
    CONCURRENT,
    /** A synchronised wrapper around a collection. */
    WRAPPED,
    /** Another collection, or what it hands out. */
    COLLECTION,
    /** With {@code synchronized} methods: {@code Vector} and its like. */
    LOCKED,
    /** One variable as a whole, see {@link WholeObjects}. */
    WHOLE
  }

  private final Scheduler scheduler;
  private final Monitors monitors;
  private final IdentityTable<Kind> kinds = new IdentityTable<>();

  private final Memory memory;
  private final WholeObjects wholeObjects;

  Calls(Scheduler scheduler, Monitors monitors, Memory memory) {
    this.scheduler = scheduler;
    this.monitors = monitors;
    this.memory = memory;
    this.wholeObjects = new WholeObjects(memory);
  }

  void call(Task task, Object target, int site) {
    task.lastCallSite = site;
    int flags = Sites.flags(site);
    task.inCollection = (flags & Sites.COLLECTION) != 0;
    task.inConcurrent = target == null && (flags & Sites.CONCURRENT) != 0;
    if ((flags & Sites.START) != 0) {
      step(task, Operation.START, target, site);
    } else if ((flags & Sites.INTERRUPT) != 0) {
      step(task, Operation.INTERRUPT, target, site);
    } else if ((flags & Sites.INTERRUPT_STATUS) != 0) {
      step(task, Operation.CALL, target, site);
    } else if (target == null) {
      if ((flags & Sites.CONCURRENT) != 0) {
        step(task, Operation.CALL, null, site);
      }
    } else {
      callShared(task, target, site);
    }
  }

  private void callShared(Task task, Object target, int site) {
    Kind kind = kind(target.getClass());
    task.inCollection = kind == Kind.COLLECTION || kind == Kind.WRAPPED;
    task.inConcurrent = kind == Kind.CONCURRENT;
    if (kind == Kind.CONCURRENT || kind == Kind.WRAPPED) {
      if (target instanceof StampedLock) {
        String method = Sites.member(site);
        boolean begins = "tryOptimisticRead".equals(method);
        memory.optimisticReadsEnd(task, !begins);
        task.optimistic = begins;
      }
      boolean isLock = target instanceof ReentrantLock && "lock".equals(Sites.member(site));
      step(task, isLock ? Operation.LOCK : Operation.CALL, target, site);
    } else if (kind == Kind.LOCKED) {
      step(task, Operation.MONITOR_ENTER, monitors.of(target), site);
    } else if (kind == Kind.COLLECTION && memory.hasPromoted()) {
      step(task, Operation.CALL, target, site);
      scheduler.trace().write(task, target, Task.ANY_VARIABLE);
    } else if (kind == Kind.WHOLE) {
      wholeObjects.call(task, target, site);
    }
  }

  private void step(Task task, Operation operation, Object object, int site) {
    task.pending(operation, object, site, Task.NEVER);
    scheduler.step(task);
  }

  private Kind kind(Class<?> type) {
    Kind kind = kinds.get(type);
    if (kind == null) {
      kind = classify(type);
      kinds.put(type, kind);
    }
    return kind;
  }

  private static Kind classify(Class<?> start) {
    if (WholeObjects.include(start)) {
      return Kind.WHOLE;
    }
    Kind kind = Kind.OTHER;
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      String name = type.getName();
      if (name.startsWith("java.util.concurrent.") || name.startsWith("java.io.Piped")) {
        return Kind.CONCURRENT;
      }
      if (name.startsWith("java.util.Collections$Synchronized")) {
        return Kind.WRAPPED;
      }
      if (isLocking(name)) {
        return Kind.LOCKED;
      }
      if (isCollection(name)) {
        // A superclass may have locks, as that of Stack has.
        kind = Kind.COLLECTION;
      }
    }
    return kind;
  }

  private static boolean isLocking(String name) {
    return name.startsWith("java.util.Vector")
        || name.startsWith("java.util.Hashtable")
        || name.equals("java.lang.StringBuffer");
  }

  private static boolean isCollection(String name) {
    return name.startsWith("java.util.")
        || name.startsWith("java.text.")
        || name.startsWith("java.io.Object");
  }
}
