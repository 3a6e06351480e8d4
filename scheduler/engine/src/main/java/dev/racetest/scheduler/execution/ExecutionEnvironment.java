package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Environment;
import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.IdentityHashes;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.function.Predicate;

/** What the tasks of one execution are given in place of what the JVM would give them. */
final class ExecutionEnvironment extends Environment {
  /** The same on every machine, so that pools have the same size wherever a token is replayed. */
  private static final int PROCESSORS = 4;

  private final Scheduler scheduler;
  private final Threads threads;
  private final ThreadGroups groups;
  private final Dice dice = new Dice();
  private final SharedObjects shared = new SharedObjects();
  private final InheritedHashCodes hashCodes = new InheritedHashCodes();
  private final ShutdownHooks shutdownHooks;
  private long threadId;

  /** The task that has made the last thread, -1 if none was made. */
  private int threadMaker;

  private int threadNumber;

  ExecutionEnvironment(Scheduler scheduler, Threads threads, Tasks tasks) {
    this.scheduler = scheduler;
    this.threads = threads;
    this.groups = new ThreadGroups(tasks);
    this.shutdownHooks = new ShutdownHooks(tasks);
  }

  void begin(long seed) {
    dice.begin(seed);
    shared.begin();
    shutdownHooks.clear();
    threadId = ExploringThread.FIRST_ID;
    threadNumber = 0;
    threadMaker = -1;
    IdentityHashes.begin();
  }

  @Override
  public long draw() {
    if (scheduler.running.initializers > 0) {
      return dice.drawForInitializer();
    }
    scheduler.learns(Unfollowed.RANDOM);
    long drawn = dice.draw();
    scheduler.trace().value(scheduler.running, drawn);
    scheduler.trace().tell(scheduler.running, dice, TraceSearch.SHARED, true);
    return drawn;
  }

  @Override
  public long drawForThread(int which) {
    return dice.drawForThread(scheduler.running.index, which);
  }

  @Override
  public void identityHash(Object object) {
    if (!(object instanceof Class<?> || object instanceof Enum<?>)) {
      scheduler.learns(Unfollowed.IDENTITY_HASH);
    }
    IdentityHashes.of(object);
  }

  @Override
  public void hash(Object object) {
    if (hashCodes.isInheritedBy(object.getClass())) {
      identityHash(object);
    }
  }

  @Override
  public long threadId() {
    int maker = scheduler.running.index;
    if (threadMaker >= 0 && threadMaker != maker) {
      scheduler.learns(Unfollowed.THREAD_NUMBER);
    }
    threadMaker = maker;
    return ++threadId;
  }

  @Override
  public int threadNumber() {
    return threadNumber++;
  }

  @Override
  public Object shared(Object original, int which) {
    return shared.get(original, which);
  }

  @Override
  public int processors() {
    return PROCESSORS;
  }

  @Override
  public void exit(int status) {
    Task task = scheduler.running;
    Hooks.live(null);
    try {
      scheduler.endWith(Outcome.EXIT, "System.exit(" + status + ")");
      threads.yield(task, task.lastCallSite);
    } finally {
      scheduler.live(task.thread);
    }
    throw ExecutionEnd.INSTANCE;
  }

  @Override
  public void addShutdownHook(Thread hook) {
    Thread suspended = Hooks.suspend();
    try {
      shutdownHooks.add(hook);
    } finally {
      Hooks.resume(suspended);
    }
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    Thread suspended = Hooks.suspend();
    try {
      return shutdownHooks.remove(hook);
    } finally {
      Hooks.resume(suspended);
    }
  }

  @Override
  public int enumerate(ThreadGroup group, Thread[] into, boolean recurse) {
    Thread suspended = Hooks.suspend();
    try {
      return groups.enumerate(group, into, recurse);
    } finally {
      Hooks.resume(suspended);
    }
  }

  @Override
  public void interrupt(ThreadGroup group) {
    Thread suspended = Hooks.suspend();
    try {
      Thread[] members = new Thread[groups.enumerate(group, null, true)];
      int count = groups.enumerate(group, members, true);
      for (int i = 0; i < count; i++) {
        threads.interrupt(scheduler.running, members[i]);
      }
    } finally {
      Hooks.resume(suspended);
    }
  }

  @Override
  public boolean failsSpuriously(boolean isKnownWeak) {
    boolean isAsked = isKnownWeak || isWeakUpdate(scheduler.running.lastCallSite);
    return isAsked && happens(scheduler::chooseSpuriousFailure);
  }

  @Override
  public boolean wakesSpuriously() {
    return happens(scheduler::chooseSpuriousWakeup);
  }

  private boolean happens(Predicate<Task> choice) {
    Task task = scheduler.running;
    if (task.ending || task.initializers > 0) {
      return false;
    }
    Hooks.live(null);
    try {
      return choice.test(task);
    } finally {
      scheduler.live(task.thread);
    }
  }

  private static boolean isWeakUpdate(int site) {
    String member = Sites.member(site);
    return member != null && member.startsWith("weakCompareAndSet");
  }
}
