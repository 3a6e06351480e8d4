package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@link ThreadLocal}: each thread has its own, if it is one object for each thread. */
public class ThreadLocals {
  private static final class Tally {
    int count;

    Tally copy() {
      Tally copy = new Tally();
      copy.count = count;
      return copy;
    }
  }

  private static final class CopyingLocal extends InheritableThreadLocal<Tally> {
    @Override
    protected Tally childValue(Tally parentValue) {
      return parentValue.copy();
    }
  }

  /** Each thread counts in an object of its own. */
  @Verdict(Expected.SILENT)
  public void eachItsOwn() throws Exception {
    ThreadLocal<Tally> local = ThreadLocal.withInitial(Tally::new);
    Threads.Action count =
        () -> {
          local.get().count++;
          local.get().count++;
          Check.equal(2, local.get().count);
        };
    Threads.runAll(count, count);
    Check.equal(0, local.get().count);
  }

  /** The initial value of all threads is the same object. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void oneForAll() throws Exception {
    Tally shared = new Tally();
    ThreadLocal<Tally> local = ThreadLocal.withInitial(() -> shared);
    Threads.runAll(() -> local.get().count++, () -> local.get().count++);
  }

  /** The value leaves its thread through a field of the surrounding code. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void givenAway() throws Exception {
    ThreadLocal<Tally> local = ThreadLocal.withInitial(Tally::new);
    Tally mine = local.get();
    Thread other = Threads.start(() -> mine.count++);
    local.get().count++;
    other.join();
  }

  /** A thread inherits the value that its creator has at the time. */
  @Verdict(Expected.SILENT)
  public void inherited() throws Exception {
    InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
    user.set("alice");
    Thread child = Threads.start(() -> Check.equal("alice", user.get()));
    user.set("bob");
    Thread second = Threads.start(() -> Check.equal("bob", user.get()));
    child.join();
    second.join();
    Check.equal("bob", user.get());
  }

  /** Other thread-locals are not inherited. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void notInherited() throws Exception {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set("alice");
    Threads.runAll(() -> Check.equal("alice", user.get()));
  }

  /** The thread was created before the value was set, and start comes too late to inherit it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void createdBeforeItWasSet() throws Exception {
    InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
    Thread child = new Thread(() -> Check.equal("alice", user.get()));
    user.set("alice");
    child.start();
    child.join();
  }

  /** What is inherited is a reference: parent and child count in the same object. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void inheritedReference() throws Exception {
    InheritableThreadLocal<Tally> local = new InheritableThreadLocal<>();
    local.set(new Tally());
    Thread child = Threads.start(() -> local.get().count++);
    local.get().count++;
    child.join();
  }

  /** The child gets a copy, made when it is created. */
  @Verdict(Expected.SILENT)
  public void inheritedCopy() throws Exception {
    CopyingLocal local = new CopyingLocal();
    local.set(new Tally());
    Thread child =
        Threads.start(
            () -> {
              local.get().count++;
              Check.equal(1, local.get().count);
            });
    local.get().count++;
    child.join();
    Check.equal(1, local.get().count);
  }

  /** A pooled thread still has what an earlier task has left behind. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void leftBehindInPool() throws Exception {
    ThreadLocal<String> user = new ThreadLocal<>();
    Callable<String> loginAndForget =
        () -> {
          String before = user.get();
          user.set("alice");
          return before;
        };
    callTwice(loginAndForget);
  }

  /** The task removes the value when it is done. */
  @Verdict(Expected.SILENT)
  public void removedInPool() throws Exception {
    ThreadLocal<String> user = new ThreadLocal<>();
    Callable<String> loginAndLogout =
        () -> {
          String before = user.get();
          user.set("alice");
          user.remove();
          return before;
        };
    callTwice(loginAndLogout);
  }

  private static void callTwice(Callable<String> task) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Check.equal(null, pool.submit(task).get());
      Check.equal(null, pool.submit(task).get());
    } finally {
      pool.shutdown();
    }
  }
}
