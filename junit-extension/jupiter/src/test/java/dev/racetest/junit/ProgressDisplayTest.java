package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.Coverage;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.Summary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final TerminalLine line =
      new TerminalLine(new PrintStream(written, true, StandardCharsets.UTF_8));

  private static Progress progress(int executions, long before, long elapsed, Duration left) {
    Summary summary =
        new Summary(
            "a.Test.method", "auto", 1L, 5_000, executions, 3, 87, 4, Duration.ofMillis(elapsed));
    return new Progress(summary, Duration.ofMillis(before), left);
  }

  private String written() {
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return text;
  }

  @Test
  void inWords() {
    assertEquals(
        "1,200 of 5,000 schedules, 300/s, 87 traces, 3 failed, 12 s left",
        ProgressText.of(progress(1_200, 0, 4_000, Duration.ofSeconds(12))));
    assertEquals(
        "0 of 5,000 schedules, 0/s, 87 traces, 3 failed, 5 min left",
        ProgressText.of(progress(0, 0, 4_000, Duration.ofSeconds(301))));
    assertEquals(
        "4 of 5,000 schedules, 1/s, 87 traces, 3 failed, 11 h left",
        ProgressText.of(progress(4, 0, 4_000, Duration.ofHours(11))));
  }

  private static String ofSearch(Duration left, int failing, double share, double estimate) {
    Enumerated all =
        new Enumerated(
            false,
            1_000,
            0,
            0,
            failing,
            200,
            estimate == 0.0 ? 12_345 : 7,
            share,
            estimate,
            estimate / 30.0,
            List.of(),
            share,
            List.of(),
            List.of(),
            List.of());
    Summary summary =
        new Summary(
            "a.Test.method",
            "exhaustive",
            1L,
            Integer.MAX_VALUE,
            1_200,
            failing,
            1_000,
            0,
            Duration.ofSeconds(4),
            Coverage.NONE,
            Occurrences.NONE,
            Optional.of(all),
            Optional.empty());
    return ProgressText.of(new Progress(summary, Duration.ZERO, left));
  }

  @Test
  void aSearchOfAllTracesHasAnEstimate() {
    assertEquals(
        "1,000 traces, 300/s, 12 s left, 25 % of about 4.8k +- 160",
        ofSearch(Duration.ofSeconds(12), 0, 0.25, 4_800));
    assertEquals(
        "1,000 traces, 3 failed, 300/s, 10 s left of the time budget, 0 % of about 2e+20 +- 5e+18",
        ofSearch(Duration.ofSeconds(10), 3, 0.001, 1.5e20));
    assertEquals(
        "1,000 traces, 300/s, 10 s left of the time budget, 10 % of about 1.0M +- 33k",
        ofSearch(Duration.ofSeconds(10), 0, 0.1, 999_900));
  }

  @Test
  void withoutAnEstimateOnlyTheTimeIsKnown() {
    assertEquals(
        "1,000 traces, 300/s, 12 s left of the time budget, at least 12k branches left",
        ofSearch(Duration.ofSeconds(12), 0, 0.0, 0.0));
  }

  @Test
  void oneLineIsWrittenOverAndRemoved() {
    line.show(progress(1_200, 450, 4_000, Duration.ofSeconds(12)));
    String first = "[racetest] 1,200 of 5,000 schedules, 300/s, 87 traces, 3 failed, 12 s left";
    assertEquals("\r" + first, written());
    line.show(progress(4_800, 4_000, 16_000, Duration.ofSeconds(1)));
    String second = "[racetest] 4,800 of 5,000 schedules, 300/s, 87 traces, 3 failed, 1 s left";
    assertEquals("\r" + second + " ", written());
    line.remove();
    assertEquals("\r" + " ".repeat(second.length()) + "\r", written());
  }

  /** Most explorations are over before anybody could read it. */
  @Test
  void theTerminalStaysCleanInTheBeginningAndIsNotFlooded() {
    line.show(progress(10, 0, 450, Duration.ofSeconds(12)));
    line.remove();
    assertEquals("", written());
    line.show(progress(10, 450, 550, Duration.ofSeconds(12)));
    written();
    line.show(progress(11, 550, 990, Duration.ofSeconds(12)));
    assertEquals("", written());
  }

  @Test
  void aLineFitsIntoTheTerminal() {
    line.show(progress(1_200_000_000, 0, 4_000, Duration.ofHours(1_000_000)));
    assertEquals(1 + 79, written().length());
  }

  /** Under Maven there is none. */
  @Test
  void withoutATerminalTheLogIsTold() {
    assertEquals(ProgressDisplay.LOG, ProgressDisplay.auto());
  }
}
