package dev.racetest.samples.reports;

import java.util.concurrent.locks.ReentrantLock;

/** Money goes from one to the other under both locks, in the order of the payment. */
final class Wallet {
  private final ReentrantLock lock = new ReentrantLock();
  private int money = 10;

  void pay(Wallet other) {
    lock.lock();
    try {
      other.lock.lock();
      try {
        money--;
        other.money++;
      } finally {
        other.lock.unlock();
      }
    } finally {
      lock.unlock();
    }
  }
}
