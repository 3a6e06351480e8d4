package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Virtual threads are threads. They are called by reflection, to compile for JDK 17. */
public class VirtualThreads {
  private static Thread start(Threads.Action action) throws ReflectiveOperationException {
    Method method = Thread.class.getMethod("startVirtualThread", Runnable.class);
    return (Thread) method.invoke(null, runnable(action));
  }

  private static Runnable runnable(Threads.Action action) {
    return () -> {
      try {
        action.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static ThreadFactory factory(String name) throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Class<?> type = Class.forName("java.lang.Thread$Builder");
    builder = type.getMethod("name", String.class, long.class).invoke(builder, name, 0L);
    return (ThreadFactory) type.getMethod("factory").invoke(builder);
  }

  private static ExecutorService executor() throws ReflectiveOperationException {
    Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    return (ExecutorService) method.invoke(null);
  }

  private static void runBoth(Threads.Action a, Threads.Action b) throws Exception {
    Thread first = start(a);
    Thread second = start(b);
    first.join();
    second.join();
  }

  /** Nothing orders them. */
  @Verdict(value = Expected.DATA_RACE, jdk = 21)
  public void race() throws Exception {
    int[] count = new int[1];
    runBoth(() -> count[0]++, () -> count[0]++);
  }

  /** A monitor does, also where it pins its virtual thread. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void monitor() throws Exception {
    int[] count = new int[1];
    Threads.Action increment =
        () -> {
          synchronized (count) {
            count[0]++;
            Thread.yield();
          }
        };
    runBoth(increment, increment);
    Check.equal(2, count[0]);
  }

  /** So does a lock. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void lock() throws Exception {
    int[] count = new int[1];
    Lock lock = new ReentrantLock();
    Threads.Action increment =
        () -> {
          lock.lock();
          try {
            count[0]++;
          } finally {
            lock.unlock();
          }
        };
    runBoth(increment, increment);
    Check.equal(2, count[0]);
  }

  /** Two monitors in two orders. */
  @Verdict(value = Expected.DEADLOCK, jdk = 21)
  public void monitorsInTwoOrders() throws Exception {
    Object a = new Object();
    Object b = new Object();
    AtomicInteger entered = new AtomicInteger();
    runBoth(() -> enter(a, b, entered), () -> enter(b, a, entered));
  }

  private static void enter(Object outer, Object inner, AtomicInteger entered) {
    synchronized (outer) {
      synchronized (inner) {
        entered.incrementAndGet();
      }
    }
  }

  /** Two locks in two orders. */
  @Verdict(value = Expected.DEADLOCK, jdk = 21)
  public void locksInTwoOrders() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    runBoth(() -> lockBoth(a, b), () -> lockBoth(b, a));
  }

  private static void lockBoth(Lock outer, Lock inner) {
    outer.lock();
    try {
      inner.lock();
      inner.unlock();
    } finally {
      outer.unlock();
    }
  }

  /** Virtual and platform threads meet in a queue. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void handOver() throws Exception {
    SynchronousQueue<int[]> queue = new SynchronousQueue<>();
    Thread giver = start(() -> queue.put(new int[] {1}));
    Thread taker = Threads.start(() -> Check.equal(1, queue.take()[0]));
    giver.join();
    taker.join();
  }

  /** A factory makes threads with numbers. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void builder() throws Exception {
    ThreadFactory factory = factory("worker-");
    AtomicInteger digits = new AtomicInteger();
    Runnable addDigit =
        () -> digits.addAndGet(Thread.currentThread().getName().equals("worker-1") ? 10 : 1);
    Thread zero = factory.newThread(addDigit);
    Thread one = factory.newThread(addDigit);
    zero.start();
    one.start();
    zero.join();
    one.join();
    Check.equal(11, digits.get());
  }

  /** A thread for each task: a task may wait for another one without starving it. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void threadPerTask() throws Exception {
    ExecutorService executor = executor();
    Future<Integer> outer = executor.submit(() -> executor.submit(() -> 1).get() + 1);
    Check.equal(2, outer.get());
    executor.shutdown();
  }

  /** The tasks of the executor count with two steps. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, jdk = 21)
  public void getThenSetInTasks() throws Exception {
    ExecutorService executor = executor();
    AtomicInteger count = new AtomicInteger();
    Future<?> first = executor.submit(() -> count.set(count.get() + 1));
    Future<?> second = executor.submit(() -> count.set(count.get() + 1));
    first.get();
    second.get();
    executor.shutdown();
    Check.equal(2, count.get());
  }

  /** A virtual thread that waits can be interrupted. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void interrupt() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger interrupted = new AtomicInteger();
    Thread waiter =
        start(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
              }
            });
    waiter.interrupt();
    waiter.join();
    Check.equal(1, interrupted.get());
  }

  /** Nobody counts down, and the body waits for the one who waits. */
  @Verdict(value = Expected.DEADLOCK, jdk = 21)
  public void waitsForEver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Thread waiter = start(never::await);
    waiter.join();
  }
}
