package dev.racetest.benchmarks.sct;

/**
 * A deposit, a withdrawal and an audit. The audit forgets the deposit: it is wrong as soon as it
 * comes after both of the others.
 */
final class Account {
  private static final int OPENING = 1;
  private static final int DEPOSIT = 2;
  private static final int WITHDRAWAL = 4;

  private final Object lock = new Object();
  private volatile int balance = OPENING;
  private volatile boolean isDeposited;
  private volatile boolean isWithdrawn;

  static void run() throws InterruptedException {
    Account account = new Account();
    Parallel.run(account::audit, account::deposit, account::withdraw);
  }

  private void deposit() {
    synchronized (lock) {
      int before = balance;
      balance = before + DEPOSIT;
      isDeposited = true;
    }
  }

  private void withdraw() {
    synchronized (lock) {
      int before = balance;
      balance = before - WITHDRAWAL;
      isWithdrawn = true;
    }
  }

  private void audit() {
    synchronized (lock) {
      if (isDeposited && isWithdrawn) {
        Parallel.check(balance == OPENING - WITHDRAWAL, "wrong balance");
      }
    }
  }
}
