package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.Summary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
