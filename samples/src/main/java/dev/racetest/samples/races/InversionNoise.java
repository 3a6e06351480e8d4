package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks in opposite orders, in the middle of long work: the deadlock needs both threads between
 * their two locks at once, and nearly always one of them is through before the other comes.
 */
public class InversionNoise {
  private static final int LENGTH = 20;

  /** Other work, which takes other locks. */
  private final AtomicInteger ids = new AtomicInteger();

  private int lines;

  private synchronized void log() {
    lines++;
  }

  private void work() {
    for (int i = 0; i < LENGTH; i++) {
      log();
      ids.incrementAndGet();
    }
  }

  private Threads.Action amidWork(Runnable locking) {
    return () -> {
      work();
      locking.run();
      work();
    };
  }

  private static void monitors(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        Check.that(first != second, "one lock");
      }
    }
  }

  private static void locks(Lock first, Lock second) {
    first.lock();
    try {
      second.lock();
      second.unlock();
    } finally {
      first.unlock();
    }
  }

  /** An account that locks itself and then the one to which it pays. */
  private static final class Account {
    private int balance = 100;

    synchronized void pay(Account receiver) {
      balance--;
      receiver.receive();
    }

    private synchronized void receive() {
      balance++;
    }
  }

  /** Monitors in opposite orders. */
  @Verdict(Expected.DEADLOCK)
  public void monitorsInOppositeOrders() throws Exception {
    Object a = new Object();
    Object b = new Object();
    Threads.runAll(amidWork(() -> monitors(a, b)), amidWork(() -> monitors(b, a)));
  }

  /** Monitors in the same order. */
  @Verdict(Expected.SILENT)
  public void monitorsInOneOrder() throws Exception {
    Object a = new Object();
    Object b = new Object();
    Threads.Action both = amidWork(() -> monitors(a, b));
    Threads.runAll(both, both);
  }

  /** Locks in opposite orders. */
  @Verdict(Expected.DEADLOCK)
  public void locksInOppositeOrders() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Threads.runAll(amidWork(() -> locks(a, b)), amidWork(() -> locks(b, a)));
  }

  /** Locks in the same order. */
  @Verdict(Expected.SILENT)
  public void locksInOneOrder() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Threads.Action both = amidWork(() -> locks(a, b));
    Threads.runAll(both, both);
  }

  /** One locks at the beginning of its work, the other one at the end. */
  @Verdict(Expected.DEADLOCK)
  public void earlyAndLate() throws Exception {
    Object a = new Object();
    Object b = new Object();
    Threads.runAll(
        () -> {
          monitors(a, b);
          work();
        },
        () -> {
          work();
          monitors(b, a);
        });
  }

  /** Two pay each other, and neither of them has ever seen two locks in one place. */
  @Verdict(Expected.DEADLOCK)
  public void accountsThatPayEachOther() throws Exception {
    Account a = new Account();
    Account b = new Account();
    Threads.runAll(amidWork(() -> a.pay(b)), amidWork(() -> b.pay(a)));
  }

  /** Opposite orders behind a gate that lets in one at a time. */
  @Verdict(Expected.SILENT)
  public void accountsBehindAGate() throws Exception {
    Account a = new Account();
    Account b = new Account();
    Object gate = new Object();
    Threads.runAll(
        amidWork(
            () -> {
              synchronized (gate) {
                a.pay(b);
              }
            }),
        amidWork(
            () -> {
              synchronized (gate) {
                b.pay(a);
              }
            }));
    Check.equal(200, a.balance + b.balance);
  }

  /** Locks in opposite orders behind a gate. */
  @Verdict(Expected.SILENT)
  public void locksBehindAGate() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Lock gate = new ReentrantLock();
    Threads.runAll(
        amidWork(() -> gated(gate, () -> locks(a, b))),
        amidWork(() -> gated(gate, () -> locks(b, a))));
  }

  private static void gated(Lock gate, Runnable locking) {
    gate.lock();
    try {
      locking.run();
    } finally {
      gate.unlock();
    }
  }

  /** A gate for one of the two only keeps nobody out. */
  @Verdict(Expected.DEADLOCK)
  public void gateForOneOfThem() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Lock gate = new ReentrantLock();
    Threads.runAll(amidWork(() -> gated(gate, () -> locks(a, b))), amidWork(() -> locks(b, a)));
  }

  /** The second thread starts when the first one has ended. */
  @Verdict(Expected.SILENT)
  public void oneThreadAfterTheOther() throws Exception {
    Object a = new Object();
    Object b = new Object();
    Threads.start(amidWork(() -> monitors(a, b))).join();
    Threads.start(amidWork(() -> monitors(b, a))).join();
  }

  /** The second one locks when the first one has let go of both. */
  @Verdict(Expected.SILENT)
  public void oneAfterTheOtherByLatch() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    CountDownLatch through = new CountDownLatch(1);
    Threads.runAll(
        amidWork(
            () -> {
              locks(a, b);
              through.countDown();
            }),
        () -> {
          work();
          through.await();
          locks(b, a);
        });
  }

  /** Three at a round table, each with one fork in the hand. */
  @Verdict(Expected.DEADLOCK)
  public void threeInACircle() throws Exception {
    Object a = new Object();
    Object b = new Object();
    Object c = new Object();
    dine(() -> monitors(a, b), () -> monitors(b, c), () -> monitors(c, a));
  }

  /** The third one takes the forks the other way round. */
  @Verdict(Expected.SILENT)
  public void threeWithOneLeftHanded() throws Exception {
    Object a = new Object();
    Object b = new Object();
    Object c = new Object();
    dine(() -> monitors(a, b), () -> monitors(b, c), () -> monitors(a, c));
  }

  /** With work for one line each, since three have to come together. */
  private void dine(Runnable one, Runnable two, Runnable three) throws InterruptedException {
    Threads.runAll(
        () -> {
          log();
          one.run();
        },
        () -> {
          log();
          two.run();
        },
        () -> {
          log();
          three.run();
        });
  }
}
