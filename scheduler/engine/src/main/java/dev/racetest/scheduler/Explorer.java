package dev.racetest.scheduler;

import dev.racetest.scheduler.install.Installer;
import dev.racetest.scheduler.optouts.OptOutHistory;
import dev.racetest.scheduler.optouts.StaleOptOut;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

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
    return explore(options, body, Search::run, Function.identity());
  }

  /**
   * Explores {@code body} in the range of executions that the options name, one of those into which
   * an exploration is divided.
   *
   * @throws IllegalStateException as {@link #explore(ExplorationOptions, Body)} does
   * @throws IllegalArgumentException as {@link #explore(ExplorationOptions, Body)} does
   */
  public static PartResult explorePart(ExplorationOptions options, Body body) {
    return explore(options, body, Search::runPart, PartResult::stuck);
  }

  /**
   * Runs executions and returns a token for each, without looking into those that fail.
   *
   * @throws IllegalStateException as {@link #explore(ExplorationOptions, Body)} does
   */
  public static List<Recording> record(ExplorationOptions options, Body body) {
    return explore(options, body, Search::record, Explorer::refuse);
  }

  /**
   * Runs the executions of an exhaustive search, or of the piece that the options name, and returns
   * a token for each, without looking into those that fail.
   *
   * @throws IllegalArgumentException if the strategy does not search all traces, or the item is
   *     none
   * @throws IllegalStateException as {@link #explore(ExplorationOptions, Body)} does
   */
  public static RecordedSearch recordSearch(ExplorationOptions options, Body body) {
    return explore(options, body, Search::recordSearch, Explorer::refuse);
  }

  /**
   * Runs the executions that {@code tokens} describe and returns what each came to, in their order.
   * Whether it was the same execution is for the caller to see: by its event hash.
   *
   * @throws IllegalArgumentException if one of the tokens makes no sense
   * @throws IllegalStateException as {@link #explore(ExplorationOptions, Body)} does
   */
  public static List<Recording> repeat(ExplorationOptions options, Body body, List<String> tokens) {
    return explore(
        options, body, (search, output) -> search.repeat(tokens, output), Explorer::refuse);
  }

  /**
   * The opt-outs that have matched nothing in the explorations of this JVM so far: fields annotated
   * {@code @RaceFree}, and those of the options. What one exploration shows means little: the race
   * may be that of another test. So call this when all have been run; with JUnit, it is done at the
   * end of the session, and each opt-out is logged.
   */
  public static List<StaleOptOut> staleOptOuts() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return OptOutHistory.OF_THIS_JVM.stale(
        loader == null ? ClassLoader.getSystemClassLoader() : loader);
  }

  /**
   * Whether the caller is the body of an exploration, or a thread that it has started.
   *
   * @throws IllegalStateException if classes cannot be rewritten in this JVM; the message says why
   */
  public static boolean isExploring() {
    Installer.install();
    return Nesting.isInTask();
  }

  private static <T> T refuse(ExplorationResult stuck) {
    throw new RaceTestError(stuck);
  }

  private static <T> T explore(
      ExplorationOptions options,
      Body body,
      BiFunction<Search, CapturedOutput, T> work,
      Function<ExplorationResult, T> ifStuck) {
    if (isExploring()) {
      throw new IllegalStateException(
          "an exploration was started inside the body of another one; run them one after the other");
    }
    synchronized (ONE_AT_A_TIME) {
      Rest.disturb();
      try {
        return Exploration.run(options, body, work, ifStuck);
      } finally {
        Rest.allow();
      }
    }
  }
}
