package dev.racetest.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explores bodies and asserts what comes of it. */
public final class Explorations {
  /** Enough for every sample: the rarest of the failures shows in one schedule of a hundred. */
  public static final int SCHEDULES = 1_000;

  private static final Pattern REPLAY = Pattern.compile("Replay: +-Dracetest\\.replay=(\\S+)");

  private Explorations() {}

  /** The options that all explorations start from; the time is for machines under load. */
  public static ExplorationOptions options(String name) {
    return ExplorationOptions.of(name)
        .withSchedules(SCHEDULES)
        .withTimeBudget(Duration.ofMinutes(5));
  }

  /** Asserts that every schedule was run and that nothing was found under any of them. */
  public static ExplorationResult assertSilent(ExplorationOptions options, Body body) {
    ExplorationResult result = Explorer.explore(options, body);
    assertFalse(result.failed(), () -> "found in correct code:\n" + result.report());
    assertEquals(options.schedules(), result.executions(), "executions");
    return result;
  }

  /** The same with the default options. */
  public static ExplorationResult assertSilent(String name, Body body) {
    return assertSilent(options(name), body);
  }

  /** Asserts that something of this kind is found, and that its printed token brings it back. */
  public static ExplorationResult assertFinds(
      Finding.Kind kind, ExplorationOptions options, Body body) {
    ExplorationResult result = Explorer.explore(options, body);
    assertTrue(
        result.found(kind),
        () -> "no " + kind + " in " + result.executions() + " executions\n" + result.report());
    assertReplays(options, body, result);
    return result;
  }

  /** The same with the default options. */
  public static ExplorationResult assertFinds(Finding.Kind kind, String name, Body body) {
    return assertFinds(kind, options(name), body);
  }

  /** Asserts that the token in the text of the report brings back the same run, event for event. */
  public static void assertReplays(
      ExplorationOptions options, Body body, ExplorationResult original) {
    String token = tokenIn(original.report());
    assertEquals(original.token(), token, "the printed token");
    ExplorationResult replayed = Explorer.explore(options.withReplay(token), body);
    assertEquals(identities(original), identities(replayed), replayed::report);
    assertEquals(original.eventHash(), replayed.eventHash(), "event hash of the replay");
    assertEquals(1, replayed.executions(), "executions of the replay");
  }

  private static String tokenIn(String report) {
    Matcher line = REPLAY.matcher(report);
    assertTrue(line.find(), () -> "no token in\n" + report);
    return line.group(1);
  }

  private static List<String> identities(ExplorationResult result) {
    return result.reported().stream().map(Finding::identity).toList();
  }
}
