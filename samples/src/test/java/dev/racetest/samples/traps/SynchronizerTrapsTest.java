package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

/**
 * Each synchroniser orders plain accesses in a right program: no report, and no wrong result. The
 * plain values are in arrays, so that the lambdas can share them.
 */
class SynchronizerTrapsTest {
  @Test
  void countDownLatch() {
    assertSilent(
        "CountDownLatch",
        () -> {
          int[] values = new int[2];
          CountDownLatch done = new CountDownLatch(2);
          Threads.start(
              () -> {
                values[0] = 1;
                done.countDown();
              });
          Threads.start(
              () -> {
                values[1] = 2;
                done.countDown();
              });
          done.await();
          assertEquals(3, values[0] + values[1]);
        });
  }

  @Test
  void cyclicBarrier() {
    assertSilent(
        "CyclicBarrier",
        () -> {
          int[] values = new int[2];
          int[] sum = new int[1];
          CyclicBarrier barrier = new CyclicBarrier(2, () -> sum[0] += values[0] + values[1]);
          Threads.runAll(
              () -> meetTwice(barrier, values, 0, sum), () -> meetTwice(barrier, values, 1, sum));
          assertEquals(2 + 4, sum[0]);
        });
  }

  private static void meetTwice(CyclicBarrier barrier, int[] values, int mine, int[] sum)
      throws InterruptedException, BrokenBarrierException {
    values[mine] = 1;
    barrier.await();
    assertEquals(2, sum[0]);
    values[mine] = 2;
    barrier.await();
  }

  @Test
  void phaser() {
    assertSilent(
        "Phaser",
        () -> {
          int[] values = new int[2];
          Phaser phaser = new Phaser(2);
          Threads.runAll(() -> meet(phaser, values, 0), () -> meet(phaser, values, 1));
          assertEquals(1, phaser.getPhase());
        });
  }

  private static void meet(Phaser phaser, int[] values, int mine) {
    values[mine] = 1;
    phaser.arriveAndAwaitAdvance();
    assertEquals(2, values[0] + values[1]);
  }

  @Test
  void exchanger() {
    assertSilent(
        "Exchanger",
        () -> {
          Exchanger<int[]> exchanger = new Exchanger<>();
          Threads.runAll(() -> swap(exchanger, 1, 2), () -> swap(exchanger, 2, 1));
        });
  }

  private static void swap(Exchanger<int[]> exchanger, int mine, int others)
      throws InterruptedException {
    int[] given = new int[1];
    given[0] = mine;
    int[] got = exchanger.exchange(given);
    assertEquals(others, got[0]);
    got[0]++;
  }

  @Test
  void semaphore() {
    assertSilent(
        "Semaphore",
        () -> {
          int[] count = new int[1];
          Semaphore one = new Semaphore(1);
          Threads.Action increment =
              () -> {
                one.acquire();
                count[0]++;
                one.release();
              };
          Threads.runAll(increment, increment, increment);
          assertEquals(3, count[0]);
        });
  }

  @Test
  void condition() {
    assertSilent(
        "Condition",
        () -> {
          Lock lock = new ReentrantLock();
          Condition changed = lock.newCondition();
          boolean[] ready = new boolean[1];
          Threads.runAll(
              () -> {
                lock.lock();
                try {
                  while (!ready[0]) {
                    changed.await();
                  }
                } finally {
                  lock.unlock();
                }
              },
              () -> {
                lock.lock();
                try {
                  ready[0] = true;
                  changed.signal();
                } finally {
                  lock.unlock();
                }
              });
        });
  }

  @Test
  void reentrantReadWriteLock() {
    assertSilent(
        "ReentrantReadWriteLock",
        () -> {
          int[] pair = new int[2];
          ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
          Threads.Action read = () -> assertSame(pair, lock.readLock());
          Threads.runAll(read, read, () -> increment(pair, lock.writeLock()));
          assertEquals(1, pair[0]);
        });
  }

  private static void assertSame(int[] pair, Lock lock) {
    lock.lock();
    try {
      assertEquals(pair[0], pair[1]);
    } finally {
      lock.unlock();
    }
  }

  private static void increment(int[] pair, Lock lock) {
    lock.lock();
    try {
      pair[0]++;
      pair[1]++;
    } finally {
      lock.unlock();
    }
  }

  @Test
  void stampedLock() {
    assertSilent(
        "StampedLock",
        () -> {
          int[] pair = new int[2];
          StampedLock lock = new StampedLock();
          Threads.Action read = () -> assertSame(pair, lock.asReadLock());
          Threads.runAll(read, read, () -> increment(pair, lock.asWriteLock()));
          assertEquals(1, pair[0]);
        });
  }

  @Test
  void linkedBlockingQueue() {
    assertQueueHandsOver("LinkedBlockingQueue", LinkedBlockingQueue::new);
  }

  @Test
  void arrayBlockingQueue() {
    assertQueueHandsOver("ArrayBlockingQueue", () -> new ArrayBlockingQueue<>(1));
  }

  @Test
  void synchronousQueue() {
    assertQueueHandsOver("SynchronousQueue", SynchronousQueue::new);
  }

  private interface QueueFactory {
    BlockingQueue<int[]> newQueue();
  }

  /** Two producers and a consumer; what is passed on is written before and after. */
  private static void assertQueueHandsOver(String name, QueueFactory factory) {
    assertSilent(
        name,
        () -> {
          BlockingQueue<int[]> queue = factory.newQueue();
          Threads.Action producer =
              () -> {
                int[] message = new int[1];
                message[0] = 1;
                queue.put(message);
              };
          Threads.Action consumer =
              () -> {
                for (int i = 0; i < 2; i++) {
                  int[] message = queue.take();
                  message[0]++;
                  assertEquals(2, message[0]);
                }
              };
          Threads.runAll(producer, producer, consumer);
          assertTrue(queue.isEmpty());
        });
  }
}
