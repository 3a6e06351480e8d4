package dev.racetest.samples;

import static dev.racetest.samples.Explorations.assertReplays;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Timeouts;
import java.lang.reflect.Method;
import java.util.List;

/** Holds what exploring a sample comes to against its {@link Verdict}. */
public final class VerdictCheck {
  private static final int SPURIOUS_WAKEUPS = 2;

  private VerdictCheck() {}

  /** Explores the sample and asserts that its verdict is right. */
  public static void assertHolds(Method sample, ExplorationOptions base) {
    Verdict verdict = sample.getAnnotation(Verdict.class);
    ExplorationOptions options = with(verdict, base);
    Body body = Samples.body(sample);
    switch (verdict.value()) {
      case SILENT:
        assertEquals(List.of(), assertSilent(options, body).notes());
        break;
      case LEAK:
        List<String> notes = assertSilent(options, body).notes();
        assertTrue(notes.stream().anyMatch(note -> note.contains("left waiting")), notes::toString);
        break;
      default:
        ExplorationResult result = Explorer.explore(options, body);
        assertFound(verdict, result);
        assertReplays(options, body, result);
        break;
    }
  }

  /** The options with the choices that the sample's verdict asks for. */
  public static ExplorationOptions with(Verdict verdict, ExplorationOptions base) {
    ExplorationOptions options = base;
    for (With choice : verdict.with()) {
      options =
          switch (choice) {
            case EARLY_TIMEOUTS -> options.withTimeouts(Timeouts.ANY);
            case SPURIOUS_WAKEUPS -> options.withSpuriousWakeups(SPURIOUS_WAKEUPS);
          };
    }
    return options;
  }

  private static void assertFound(Verdict verdict, ExplorationResult result) {
    Finding.Kind kind = Finding.Kind.valueOf(verdict.value().name());
    List<Finding> found =
        result.findings().stream().filter(finding -> finding.kind() == kind).toList();
    assertFalse(
        found.isEmpty(),
        () -> "no " + kind + " in " + result.executions() + " executions\n" + result.report());
    if (kind != Finding.Kind.DATA_RACE) {
      assertFalse(result.found(Finding.Kind.DATA_RACE), result::report);
    }
    assertTrue(
        found.stream().anyMatch(finding -> finding.headline().contains(verdict.variable())),
        () -> "no headline names " + verdict.variable() + "\n" + result.report());
    if (kind == Finding.Kind.EXCEPTION) {
      assertTrue(
          found.stream().anyMatch(finding -> verdict.thrown().isInstance(cause(finding))),
          () -> "no " + verdict.thrown().getName() + "\n" + result.report());
    }
  }

  private static Throwable cause(Finding finding) {
    return finding.cause().orElse(null);
  }
}
