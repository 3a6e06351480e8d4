package dev.racetest.samples.reports;

/** An account whose balance is guarded in one place only. */
final class Account {
  private final Object lock = new Object();
  private int balance = 100;

  void deposit(int amount) {
    synchronized (lock) {
      balance += amount;
    }
  }

  int balance() {
    return balance;
  }
}
