package dev.racetest.scheduler;

import dev.racetest.scheduler.install.Installer;

/**
 * Runs a body under many schedules and returns what it found; the entry point for test frameworks
 * other than JUnit, and for a {@code main} method.
 *
 * <pre>{@code
 * var result = Explorer.explore(ExplorationOptions.of("transfer"), () -> {
 *   var account = new Account(100);
 *   RaceTests.concurrently(() -> account.deposit(50), () -> account.withdraw(30));
 *   if (account.balance() != 120) throw new AssertionError(account.balance());
 * });
 * result.throwIfFailed();
 * }</pre>
 *
 * <p>Explorations run one at a time in a JVM; a second caller waits.
 */
public final class Explorer {
  private static final Object ONE_AT_A_TIME = new Object();

  private Explorer() {}

  /**
   * Explores {@code body}.
   *
   * @throws IllegalStateException if classes cannot be rewritten in this JVM, or inside the body of
   *     another exploration; the message says why
   * @throws IllegalArgumentException if an option, or the replay token in it, makes no sense
   */
  public static ExplorationResult explore(ExplorationOptions options, Body body) {
    Installer.install();
    if (Nesting.isInTask()) {
      throw new IllegalStateException(
          "an exploration was started inside the body of another one; run them one after the other");
    }
    synchronized (ONE_AT_A_TIME) {
      return Exploration.run(options, body);
    }
  }
}
