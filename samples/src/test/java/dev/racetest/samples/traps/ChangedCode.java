package dev.racetest.samples.traps;

import dev.racetest.samples.Threads;

/**
 * A program that fails in every execution, and what it became after it was changed. Reports name
 * lines of this file.
 */
final class ChangedCode {
  /** What has been done to the program. */
  enum Version {
    ORIGINAL,
    READS_FIRST,
    AUDITS_LESS,
    DEPOSITS_MORE,
    CHANGES_LATE,
    HAS_MORE_THREADS
  }

  /** Stands for what was compiled. */
  static Version version = Version.ORIGINAL;

  private volatile boolean open;
  private volatile int balance;

  private ChangedCode() {}

  /** The program with two threads. */
  static void twoThreads() throws Exception {
    ChangedCode account = new ChangedCode();
    Threads.runAll(account::deposit, account::audit);
    if (version == Version.HAS_MORE_THREADS) {
      Threads.runAll(account::deposit, account::audit);
    }
    throw new AssertionError("fails always");
  }

  private void deposit() {
    open = true;
    balance = 1;
  }

  private void audit() {
    if (version == Version.READS_FIRST) {
      requireOpen();
    }
    requirePositive();
    if (version != Version.AUDITS_LESS) {
      requireOpen();
    }
  }

  private boolean requireOpen() {
    return open;
  }

  private boolean requirePositive() {
    return balance >= 0;
  }

  /** The program with one thread, which takes many steps. */
  static void manySteps() {
    ChangedCode account = new ChangedCode();
    for (int i = 0; i < 1_000; i++) {
      account.balance = i;
      if (version == Version.CHANGES_LATE && i == 700) {
        account.open = true;
      }
    }
    if (version != Version.AUDITS_LESS) {
      account.audit();
    }
    if (version == Version.DEPOSITS_MORE) {
      account.deposit();
    }
    throw new AssertionError("fails always");
  }
}
