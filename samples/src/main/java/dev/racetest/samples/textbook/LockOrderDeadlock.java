package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two locks, taken in two orders: each thread holds what the other one needs.
 *
 * <p>Money goes from one account to another and, at the same time, back. Each transfer locks the
 * account that it takes from and then the one that it gives to.
 */
public class LockOrderDeadlock {
  private static final class Account {
    final int number;
    final Lock lock = new ReentrantLock();
    int balance = 100;

    Account(int number) {
      this.number = number;
    }
  }

  private interface Transfer {
    void move(Account from, Account to);
  }

  private static void move(Account from, Account to) {
    from.balance -= 10;
    to.balance += 10;
  }

  private static void moveUnderMonitors(Account first, Account second, Account from, Account to) {
    synchronized (first) {
      synchronized (second) {
        move(from, to);
      }
    }
  }

  private static void moveUnderLocks(Account first, Account second, Account from, Account to) {
    first.lock.lock();
    try {
      second.lock.lock();
      try {
        move(from, to);
      } finally {
        second.lock.unlock();
      }
    } finally {
      first.lock.unlock();
    }
  }

  private static Account lower(Account a, Account b) {
    return a.number < b.number ? a : b;
  }

  private static Account higher(Account a, Account b) {
    return a.number < b.number ? b : a;
  }

  /** Each of the two threads may come as far as its first monitor. */
  @Verdict(Expected.DEADLOCK)
  public void flawedWithMonitors() throws Exception {
    moveThereAndBack((from, to) -> moveUnderMonitors(from, to, from, to));
  }

  /** The same with locks of {@code java.util.concurrent}; only the vocabulary differs. */
  @Verdict(Expected.DEADLOCK)
  public void flawedWithLocks() throws Exception {
    moveThereAndBack((from, to) -> moveUnderLocks(from, to, from, to));
  }

  /** All threads lock in the same order, that of the account numbers: no circle can close. */
  @Verdict(Expected.SILENT)
  public void fixedWithMonitors() throws Exception {
    moveThereAndBack((from, to) -> moveUnderMonitors(lower(from, to), higher(from, to), from, to));
  }

  /** The same with locks of {@code java.util.concurrent}. */
  @Verdict(Expected.SILENT)
  public void fixedWithLocks() throws Exception {
    moveThereAndBack((from, to) -> moveUnderLocks(lower(from, to), higher(from, to), from, to));
  }

  private static void moveThereAndBack(Transfer transfer) throws Exception {
    Account a = new Account(1);
    Account b = new Account(2);
    Threads.runAll(() -> transfer.move(a, b), () -> transfer.move(b, a));
    Check.equal(100, a.balance);
    Check.equal(100, b.balance);
  }
}
