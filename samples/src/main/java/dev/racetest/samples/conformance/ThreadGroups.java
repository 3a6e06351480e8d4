package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** {@link ThreadGroup}: threads that are counted and interrupted together, as far as they live. */
public class ThreadGroups {
  private static Thread startIn(ThreadGroup group, Runnable action) {
    Thread thread = new Thread(group, action);
    thread.start();
    return thread;
  }

  private static void waitForInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException expected) {
      // This is how the thread is told to end.
    }
  }

  /** Interrupting the group ends both of its threads. */
  @Verdict(Expected.SILENT)
  public void groupInterrupted() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    Thread first = startIn(group, ThreadGroups::waitForInterrupt);
    Thread second = startIn(group, ThreadGroups::waitForInterrupt);
    group.interrupt();
    first.join();
    second.join();
  }

  /** Interrupting a group interrupts the threads of the groups inside it. */
  @Verdict(Expected.SILENT)
  public void parentGroupInterrupted() throws Exception {
    ThreadGroup parent = new ThreadGroup("parent");
    ThreadGroup child = new ThreadGroup(parent, "child");
    Thread thread = startIn(child, ThreadGroups::waitForInterrupt);
    parent.interrupt();
    thread.join();
  }

  /** Interrupts the wrong one of two groups. */
  @Verdict(Expected.DEADLOCK)
  public void siblingGroupInterrupted() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    ThreadGroup sibling = new ThreadGroup("sibling");
    Thread thread = startIn(group, ThreadGroups::waitForInterrupt);
    sibling.interrupt();
    thread.join();
  }

  /** The interrupt may come before the thread is started, and then it hits nobody. */
  @Verdict(Expected.DEADLOCK)
  public void interruptedBeforeStart() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    Threads.runAll(() -> startIn(group, ThreadGroups::waitForInterrupt).join(), group::interrupt);
  }

  /** Counts its threads, of which some may have ended. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void activeCountIsAnEstimate() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    AtomicInteger done = new AtomicInteger();
    startIn(group, done::incrementAndGet);
    startIn(group, done::incrementAndGet);
    Check.equal(2, group.activeCount());
  }

  /** While the threads wait the number is exact. */
  @Verdict(Expected.SILENT)
  public void activeCountWhileTheyWait() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    Thread first = startIn(group, ThreadGroups::waitForInterrupt);
    Thread second = startIn(group, ThreadGroups::waitForInterrupt);
    Check.equal(2, group.activeCount());
    group.interrupt();
    first.join();
    second.join();
  }

  /** Waits for all of the group that are alive; the others have done their work already. */
  @Verdict(Expected.SILENT)
  public void enumeratedAndJoined() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    AtomicInteger done = new AtomicInteger();
    startIn(group, done::incrementAndGet);
    startIn(group, done::incrementAndGet);
    Thread[] alive = new Thread[4];
    int count = group.enumerate(alive);
    for (int i = 0; i < count; i++) {
      alive[i].join();
    }
    Check.equal(2, done.get());
  }

  /** There is room for one thread where there may be two, and the rest is silently left out. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void enumeratedIntoTooShortArray() throws Exception {
    ThreadGroup group = new ThreadGroup("group");
    AtomicInteger done = new AtomicInteger();
    startIn(group, done::incrementAndGet);
    startIn(group, done::incrementAndGet);
    Thread[] alive = new Thread[1];
    int count = group.enumerate(alive);
    for (int i = 0; i < count; i++) {
      alive[i].join();
    }
    Check.equal(2, done.get());
  }

  /** The group handles what its threads throw. */
  @Verdict(Expected.SILENT)
  public void groupHandlesExceptions() throws Exception {
    AtomicReference<Throwable> caught = new AtomicReference<>();
    ThreadGroup group =
        new ThreadGroup("group") {
          @Override
          public void uncaughtException(Thread thread, Throwable exception) {
            caught.set(exception);
          }
        };
    startIn(group, () -> Integer.parseInt("seven")).join();
    Check.that(caught.get() instanceof NumberFormatException, "not handled");
  }
}
