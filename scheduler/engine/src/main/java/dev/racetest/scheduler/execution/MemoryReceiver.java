package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Receiver;
import dev.racetest.hooks.Sites;

/** Hands the accesses that hooks announce to the model of memory. */
abstract class MemoryReceiver extends Receiver {
  protected final Scheduler scheduler;
  protected final Memory memory;
  private final AtomicAccesses atomics;
  private final BulkAccesses bulk;

  MemoryReceiver(Scheduler scheduler, Memory memory, AtomicAccesses atomics) {
    this.atomics = atomics;
    this.scheduler = scheduler;
    this.memory = memory;
    this.bulk = new BulkAccesses(memory);
  }

  protected final Task enter() {
    Hooks.live(null);
    return scheduler.running;
  }

  protected final void leave(Task task) {
    scheduler.live(task.thread);
  }

  @Override
  public void read(Object object, int site) {
    memory.access(scheduler.running, object, site, false);
  }

  @Override
  public void write(Object object, int site) {
    memory.access(scheduler.running, object, site, true);
  }

  @Override
  public void staticRead(int site) {
    memory.staticAccess(scheduler.running, site, false);
  }

  @Override
  public void staticWrite(int site) {
    memory.staticAccess(scheduler.running, site, true);
  }

  @Override
  public void arrayRead(Object array, int index, int site) {
    memory.element(scheduler.running, array, index, site, false);
  }

  @Override
  public void arrayWrite(Object array, int index, int site) {
    memory.element(scheduler.running, array, index, site, true);
  }

  @Override
  public void unsafeAccess(Object base, long offset, int mode, int site) {
    Task task = scheduler.running;
    if (isCounted(task)) {
      boolean isQuiet = isQuiet(site);
      silence(isQuiet);
      try {
        atomics.unsafeAccess(task, base, offset, mode, site);
      } finally {
        endSilence(isQuiet, task);
      }
    }
  }

  @Override
  public void varHandleAccess(Object handle, Object base, int index, int mode, int site) {
    Task task = scheduler.running;
    if (isCounted(task)) {
      boolean isQuiet = isQuiet(site);
      silence(isQuiet);
      try {
        atomics.varHandleAccess(task, handle, base, index, mode, site);
      } finally {
        endSilence(isQuiet, task);
      }
    }
  }

  static boolean isQuiet(int site) {
    return (Sites.flags(site) & Sites.QUIET) != 0;
  }

  /** At a quiet site nothing is done that would reach a hook. */
  private static void silence(boolean isQuiet) {
    if (!isQuiet) {
      Hooks.live(null);
    }
  }

  private void endSilence(boolean isQuiet, Task task) {
    if (!isQuiet) {
      leave(task);
    }
  }

  private static boolean isCounted(Task task) {
    return !task.ending;
  }

  @Override
  public void elements(Object array, int start, int end, boolean write, int site) {
    bulk.elements(scheduler.running, array, start, end, write, site);
  }

  @Override
  public boolean differs(Object array, int index, Object other, int otherIndex) {
    return BulkAccesses.differs(array, index, other, otherIndex);
  }

  @Override
  public void text(Object text, int site) {
    memory.whole(scheduler.running, text, WholeObjects.VARIABLE, site, false);
  }

  @Override
  public void fields(Object object, int site) {
    Task task = enter();
    try {
      bulk.fields(task, object, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public void reflective(Object field, Object target, boolean write, int site) {
    Task task = enter();
    try {
      bulk.reflective(task, (java.lang.reflect.Field) field, target, write, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public void serial(Object reflector, Object target, boolean write) {
    Task task = enter();
    try {
      bulk.serial(task, reflector, target, write);
    } finally {
      leave(task);
    }
  }

  @Override
  public void serialArray(Object array) {
    Task task = scheduler.running;
    int length = java.lang.reflect.Array.getLength(array);
    bulk.elements(task, array, 0, length, false, task.lastCallSite);
  }

  @Override
  public void compareAndSetEnded(boolean success, int site) {
    atomics.compareAndSetEnded(scheduler.running, success, site);
  }

  @Override
  public void fence(int mode, int site) {
    Task task = enter();
    try {
      atomics.fence(task, mode, site);
    } finally {
      leave(task);
    }
  }
}
