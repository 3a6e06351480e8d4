package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Static state is put back between executions: each one finds what the first one has found. Each
 * program has static fields of its own.
 */
public class StaticState {
  private static int executions;
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Map<String, Integer> CACHE = new ConcurrentHashMap<>();
  private static final List<String> LOG = new ArrayList<>();
  private static final int[] TABLE = new int[2];
  private static final ReentrantLock LEFT_LOCKED = new ReentrantLock();
  private static final CountDownLatch LEFT_OPEN = new CountDownLatch(1);
  private static final ThreadLocal<Integer> LOCAL = ThreadLocal.withInitial(() -> 0);
  private static final Object EXECUTOR_LOCK = new Object();
  private static ExecutorService executor;

  private enum Singleton {
    INSTANCE;

    private int uses;

    synchronized int use() {
      return ++uses;
    }
  }

  /** A plain counter. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void counter() throws Exception {
    Check.equal(1, ++executions);
    Threads.runAll(() -> Check.equal(2, ++executions));
  }

  /** An atomic counter in a final field. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void atomicCounter() throws Exception {
    Check.equal(0, COUNTER.get());
    Threads.runAll(COUNTER::incrementAndGet, COUNTER::incrementAndGet);
    Check.equal(2, COUNTER.get());
  }

  /** A cache that is empty at first, and filled once. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void cache() throws Exception {
    AtomicInteger created = new AtomicInteger();
    Threads.Action lookUp = () -> CACHE.computeIfAbsent("key", key -> created.incrementAndGet());
    Threads.runAll(lookUp, lookUp);
    Check.equal(1, created.get());
  }

  /** A plain list under a lock. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void list() throws Exception {
    Check.equal(0, LOG.size());
    Threads.Action write =
        () -> {
          synchronized (LOG) {
            LOG.add("entry");
          }
        };
    Threads.runAll(write, write);
    Check.equal(2, LOG.size());
  }

  /** An array in a final field. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void array() throws Exception {
    Threads.runAll(() -> TABLE[0]++, () -> TABLE[1]++);
    Check.equal(1, TABLE[0]);
    Check.equal(1, TABLE[1]);
  }

  /** The state of an enum constant. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void enumConstant() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    Threads.Action use = () -> sum.addAndGet(Singleton.INSTANCE.use());
    Threads.runAll(use, use);
    Check.equal(3, sum.get());
  }

  /** A lock that each execution leaves locked. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void lockLeftLocked() throws Exception {
    Check.that(LEFT_LOCKED.tryLock(), "still locked");
    Threads.runAll(() -> Check.that(!LEFT_LOCKED.tryLock(), "not locked"));
  }

  /** A latch that each execution leaves open. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void latchLeftOpen() throws Exception {
    Check.equal(1L, LEFT_OPEN.getCount());
    Threads.runAll(LEFT_OPEN::await, LEFT_OPEN::countDown);
  }

  /** A value of the thread that runs the body. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void threadLocal() throws Exception {
    Check.equal(0, LOCAL.get());
    LOCAL.set(1);
    Threads.runAll(() -> Check.equal(0, LOCAL.get()));
    Check.equal(1, LOCAL.get());
  }

  /** A pool that is made when it is needed first, and never shut down. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void lazyExecutor() throws Exception {
    synchronized (EXECUTOR_LOCK) {
      Check.equal(null, executor);
    }
    Threads.Action use = () -> Check.equal(1, executor().submit(() -> 1).get());
    Threads.runAll(use, use);
  }

  private static ExecutorService executor() {
    synchronized (EXECUTOR_LOCK) {
      if (executor == null) {
        executor = Executors.newFixedThreadPool(1);
      }
      return executor;
    }
  }
}
