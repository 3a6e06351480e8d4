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
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Asserts that the class has something innocent, and something guilty beside it. */
  public static void assertHasBothSides(Class<?> topic) {
    List<Expected> verdicts =
        Samples.of(topic).map(sample -> sample.getAnnotation(Verdict.class).value()).toList();
    assertTrue(verdicts.contains(Expected.SILENT), "nothing innocent");
    assertTrue(verdicts.stream().anyMatch(each -> each != Expected.SILENT), "nothing guilty");
  }

  /** Whether the race that the verdict is about was found. */
  public static boolean isRaceFound(Verdict verdict, ExplorationResult result) {
    return races(result).anyMatch(race -> names(verdict.variable(), race));
  }

  /** The headlines of races that name something of which the verdict does not say that it races. */
  public static List<String> wrongNames(Verdict verdict, ExplorationResult result) {
    return races(result)
        .filter(race -> !names(verdict.variable(), race))
        .filter(race -> Arrays.stream(verdict.also()).noneMatch(name -> names(name, race)))
        .map(Finding::headline)
        .toList();
  }

  private static Stream<Finding> races(ExplorationResult result) {
    return result.findings().stream().filter(each -> each.kind() == Finding.Kind.DATA_RACE);
  }

  /** Whether the headline has the name as a whole: {@code A.b} is neither A.bc nor BA.b. */
  private static boolean names(String name, Finding race) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "(?!\\w)").matcher(race.headline()).find();
  }

  private static void assertFound(Verdict verdict, ExplorationResult result) {
    Finding.Kind kind = Finding.Kind.valueOf(verdict.value().name());
    List<Finding> found =
        result.findings().stream().filter(finding -> finding.kind() == kind).toList();
    assertFalse(
        found.isEmpty(),
        () -> "no " + kind + " in " + result.executions() + " executions\n" + result.report());
    if (kind == Finding.Kind.DATA_RACE) {
      assertTrue(
          isRaceFound(verdict, result),
          () -> "no headline names " + verdict.variable() + "\n" + result.report());
      assertEquals(List.of(), wrongNames(verdict, result), result::report);
    } else {
      assertFalse(result.found(Finding.Kind.DATA_RACE), result::report);
    }
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
