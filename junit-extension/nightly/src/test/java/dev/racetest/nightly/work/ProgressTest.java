package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.TestTotals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static TestTotals totals(double explored, long unfinished, FoundFailure... failures) {
    return new TestTotals(
        "t",
        "T.t",
        Duration.ofMinutes(1),
        explored,
        1,
        unfinished,
        explored > 0 ? Map.of("executions", 1000L, "traces", 20L) : Map.of("executions", 1000L),
        List.of(failures),
        List.of(),
        List.of());
  }

  @Test
  void theLineHasAllFigures() {
    FoundFailure failure = new FoundFailure("k", "DATA_RACE", "h", "r", "rt", 1);

    assertEquals(
        "1 of 2 tests done, 1 failed; 2,000 schedules, 1,234 a second, 40 traces; about 62.5"
            + " % explored; 3 items open, 2 in work, 1 crashed; 7 h 59 min left",
        Progress.text(
            List.of(totals(1, 0), totals(0.25, 5, failure)),
            new QueueState(3, 2, 9, 1),
            1234.4,
            Duration.ofMinutes(479)));
  }

  @Test
  void whatNobodyCanTellIsLeftOut() {
    assertEquals(
        "0 of 1 tests done, 0 failed; 1,000 schedules, 0 a second; 1 items open, 0 in work; 40 s left",
        Progress.text(
            List.of(totals(0, 1)), new QueueState(1, 0, 0, 0), 0, Duration.ofSeconds(40)));
  }
}
