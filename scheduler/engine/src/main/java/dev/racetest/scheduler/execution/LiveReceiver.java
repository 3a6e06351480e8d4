package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.scheduler.spi.Operation;

/**
 * Hands what hooks announce to the models. Except for plain accesses, hooks are silent while a
 * model works, so that nothing it does is taken for the code under test.
 */
final class LiveReceiver extends MemoryReceiver {
  /**
   * Of so many yields inside the JDK one counts. Most of its spins are short waits before a task
   * parks, and would only blur what follows; but some go on until another task has done its part.
   */
  private static final int QUIET_YIELDS = 64;

  private final Monitors monitors;
  private final Threads threads;
  private final Calls calls;
  private final Tasks tasks;
  private final TaskBody body;
  private final PlatformCarrier platform;

  LiveReceiver(
      Scheduler scheduler,
      Memory memory,
      AtomicAccesses atomics,
      Monitors monitors,
      Threads threads,
      Calls calls,
      TaskBody body,
      PlatformCarrier platform) {
    super(scheduler, memory, atomics);
    this.monitors = monitors;
    this.threads = threads;
    this.calls = calls;
    this.tasks = body.tasks();
    this.body = body;
    this.platform = platform;
  }

  @Override
  public Object monitorEnter(Object lock, int site) {
    if (lock == null) {
      return null;
    }
    Task task = enter();
    try {
      return monitors.enter(task, lock, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public Object monitorExit(Object lock, int site) {
    Task task = enter();
    try {
      return monitors.exit(task, lock, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public void synchronizedBegins(Object lock, int site) {
    Task task = enter();
    try {
      monitors.enterHeld(task, lock, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public void synchronizedEnds(Object lock, int site) {
    Task task = enter();
    try {
      monitors.exitHeld(task, lock);
    } finally {
      leave(task);
    }
  }

  @Override
  public void monitorWait(Object lock, long nanos, int site) throws InterruptedException {
    Task task = enter();
    try {
      monitors.await(task, lock, nanos, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public void monitorNotify(Object lock, boolean all, int site) {
    Task task = enter();
    try {
      monitors.notify(task, lock, all, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public boolean holdsLock(Object lock) {
    return monitors.isHeld(scheduler.running, lock);
  }

  @Override
  public void call(Object target, int site) {
    Task task = enter();
    try {
      calls.call(task, target, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public boolean comesBack(Thread thread) {
    Task task = scheduler.strays().awayOn(thread);
    return task != null && scheduler.strays().comesBack(task);
  }

  @Override
  public void initialize(int site) {
    if (!scheduler.initializations().isSettled(site)) {
      Task task = enter();
      try {
        scheduler.initializations().announce(task, site, scheduler);
      } finally {
        leave(task);
      }
    }
    if (!memory.freshClasses().areNone()) {
      Task task = enter();
      try {
        memory.freshClasses().use(task, site);
      } finally {
        leave(task);
      }
    }
  }

  @Override
  public void initialize(String name, ClassLoader loader, int site) {
    Task task = enter();
    try {
      scheduler.initializations().announce(task, name, loader, site, scheduler);
      memory.freshClasses().use(task, (Object) Initializations.find(name, loader));
    } finally {
      leave(task);
    }
  }

  @Override
  public void initializerBegins(Class<?> type) {
    Task task = enter();
    task.initializers++;
    scheduler.initializations().began(type, task);
    leave(task);
  }

  @Override
  public void initializerEnds(Class<?> type) {
    Task task = enter();
    task.initializers--;
    scheduler.initializations().ended(type, task);
    memory.initialized(task, type);
    leave(task);
  }

  @Override
  public void uncontrolled(String reason) {
    Task task = enter();
    try {
      scheduler.endWith(Outcome.UNCONTROLLED, reason);
      threads.yield(task, 0);
    } finally {
      leave(task);
    }
  }

  @Override
  public void park(Object blocker, long nanos) {
    Task task = enter();
    try {
      threads.park(task, blocker, nanos);
    } finally {
      leave(task);
    }
  }

  @Override
  public void parkUntil(Object blocker, long deadlineMillis) {
    Task task = enter();
    try {
      threads.park(task, blocker, scheduler.clock().untilMillis(deadlineMillis));
    } finally {
      leave(task);
    }
  }

  @Override
  public boolean unpark(Thread thread) {
    return threads.unpark(thread);
  }

  @Override
  public boolean unparkFromOutside(Thread thread) {
    return scheduler.strays().unparkFromOutside(thread);
  }

  @Override
  public boolean start(Thread thread, Object container) {
    boolean awaited = ThreadContainers.isAwaited(container);
    if (awaited && (platform == null || PlatformCarrier.lendsIdentityTo(thread))) {
      // A thread that is really started tells its container by itself.
      ThreadContainers.add(container, thread);
    }
    Task task = enter();
    try {
      boolean isDone = threads.start(task, thread, awaited ? container : null);
      if (!isDone && container != null && !awaited && tasks.of(thread) != null) {
        ThreadContainers.startOutside(thread);
        return true;
      }
      return isDone;
    } finally {
      leave(task);
    }
  }

  @Override
  public void virtualThread(Thread thread, Runnable runnable) {
    threads.virtualThread(thread, runnable);
  }

  @Override
  public void runBegins(Thread thread) {
    if (platform != null) {
      platform.runBegins(thread);
    }
  }

  @Override
  public void exit(Thread thread) {
    if (platform != null && (Hooks.live() == thread || comesBack(thread))) {
      platform.exit(tasks.of(thread));
    }
  }

  @Override
  public boolean uncaught(Thread thread, Throwable exception) {
    // Not silenced: the thread's handler is code under test.
    if (!(exception instanceof ExecutionEnd)) {
      body.uncaught(scheduler.running, exception);
    }
    return true;
  }

  @Override
  public boolean interrupt(Thread thread) {
    return threads.interrupt(scheduler.running, thread);
  }

  @Override
  public int interrupted(Thread thread, boolean clear) {
    return threads.interrupted(scheduler.running, thread, clear);
  }

  @Override
  public void sleep(long nanos, int site) throws InterruptedException {
    Task task = enter();
    try {
      threads.sleep(task, nanos, site);
    } finally {
      leave(task);
    }
  }

  /** Otherwise whoever has pushed a task would always be the one to take it back. */
  @Override
  public void taskBegins() {
    Task task = enter();
    try {
      task.pending(Operation.CALL, null, task.lastCallSite, Task.NEVER);
      scheduler.step(task);
    } finally {
      leave(task);
    }
  }

  /** What the JDK does to find a class or a method is no part of a call before. */
  @Override
  public void linkingBegins() {
    scheduler.running.inConcurrent = false;
  }

  @Override
  public void yield(int site) {
    if (isQuiet(site) && ++scheduler.running.quietYields % QUIET_YIELDS != 0) {
      return;
    }
    Task task = enter();
    try {
      threads.yield(task, site);
    } finally {
      leave(task);
    }
  }

  @Override
  public boolean join(Thread thread, long nanos, int site) throws InterruptedException {
    Task task = enter();
    try {
      return threads.join(task, thread, nanos, site);
    } finally {
      leave(task);
    }
  }

  private void look(Thread thread, int site) {
    if (!isQuiet(site)) {
      Task task = enter();
      try {
        threads.look(task, thread, site);
      } finally {
        leave(task);
      }
    }
  }

  @Override
  public int isAlive(Thread thread, int site) {
    look(thread, site);
    return threads.isAlive(scheduler.running, thread);
  }

  @Override
  public Thread.State state(Thread thread, int site) {
    look(thread, site);
    return threads.state(scheduler.running, thread);
  }

  @Override
  public long nanoTime() {
    return read(scheduler.clock().read());
  }

  @Override
  public long currentTimeMillis() {
    return read(scheduler.clock().readMillis());
  }

  @Override
  public long epochNanos(long offsetSeconds) {
    return read(scheduler.clock().readEpochNanos(offsetSeconds));
  }

  private long read(long time) {
    scheduler.learns(Unfollowed.CLOCK);
    scheduler.trace().value(scheduler.running, time);
    scheduler.tellOfClock(scheduler.running, true);
    return time;
  }
}
