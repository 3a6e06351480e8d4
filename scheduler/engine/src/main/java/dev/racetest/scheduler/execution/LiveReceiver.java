package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Receiver;
import dev.racetest.hooks.Sites;

/**
 * Hands what hooks announce to the models. Except for plain accesses, hooks are silent while a
 * model works, so that nothing it does is taken for the code under test.
 */
final class LiveReceiver extends Receiver {
  /**
   * Of so many yields inside the JDK one counts. Most of its spins are short waits before a task
   * parks, and would only blur what follows; but some go on until another task has done its part.
   */
  private static final int QUIET_YIELDS = 64;

  private final Scheduler scheduler;
  private final Memory memory;
  private final Monitors monitors;
  private final Threads threads;
  private final Calls calls;
  private final Tasks tasks;
  private final TaskBody body;
  private final PlatformCarrier platform;

  LiveReceiver(
      Scheduler scheduler,
      Memory memory,
      Monitors monitors,
      Threads threads,
      Calls calls,
      TaskBody body,
      PlatformCarrier platform) {
    this.scheduler = scheduler;
    this.memory = memory;
    this.monitors = monitors;
    this.threads = threads;
    this.calls = calls;
    this.tasks = body.tasks();
    this.body = body;
    this.platform = platform;
  }

  private Task enter() {
    Hooks.live(null);
    return scheduler.running;
  }

  private void leave(Task task) {
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
        memory.unsafeAccess(task, base, offset, mode, site);
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
        memory.varHandleAccess(task, handle, base, index, mode, site);
      } finally {
        endSilence(isQuiet, task);
      }
    }
  }

  private static boolean isQuiet(int site) {
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
    return task.initializers == 0 && !task.ending;
  }

  @Override
  public void compareAndSetEnded(boolean success, int site) {
    memory.compareAndSetEnded(scheduler.running, success, site);
  }

  @Override
  public void fence(int mode, int site) {
    Task task = enter();
    try {
      memory.fence(task, site);
    } finally {
      leave(task);
    }
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
  }

  @Override
  public void initialize(String name, ClassLoader loader, int site) {
    Task task = enter();
    try {
      scheduler.initializations().announce(task, name, loader, site, scheduler);
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
    // JLS 12.4.2: whoever uses the class later has seen its initialization. Which first uses follow
    // is not tracked; ordering everything misses races of this run, but invents none.
    memory.initialized(type);
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

  @Override
  public int isAlive(Thread thread, int site) {
    return threads.isAlive(scheduler.running, thread);
  }

  @Override
  public Thread.State state(Thread thread, int site) {
    return threads.state(scheduler.running, thread);
  }

  @Override
  public long nanoTime() {
    return scheduler.clock().read();
  }

  @Override
  public long currentTimeMillis() {
    return scheduler.clock().readMillis();
  }

  @Override
  public long epochNanos(long offsetSeconds) {
    return scheduler.clock().readEpochNanos(offsetSeconds);
  }
}
