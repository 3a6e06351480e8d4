package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.TestTotals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static TestTotals totals(double toCome, long unfinished, FoundFailure... failures) {
    ApproachTotals sampling =
        new ApproachTotals(
            "sampling",
            Duration.ofMinutes(1),
            1,
            unfinished,
            0,
            ApproachTotals.Rest.UNKNOWN,
            Map.of("executions", 600L),
            List.of(),
            OptionalLong.empty());
    ApproachTotals search =
        new ApproachTotals(
            "exhaustive",
            Duration.ofMinutes(1),
            1,
            unfinished,
            0,
            new ApproachTotals.Rest(toCome, 5),
            Map.of("executions", 400L, "traces", 390L, "redundant", 10L),
            List.of(),
            OptionalLong.empty());
    return new TestTotals(
        "t",
        "T.t",
        toCome < 0 ? List.of(sampling) : List.of(search, sampling),
        List.of(failures),
        List.of());
  }

  @Test
  void theLineHasAllFigures() {
    FoundFailure failure = new FoundFailure("k", "DATA_RACE", "h", "r", "rt", 1);

    assertEquals(
        "1 of 2 tests done, 1 failed; 2,000 schedules, 1,234 a second, 780 traces; about 62.5 % of"
            + " the traces explored, 3 min of one worker's time to come; 3 items open, 2 in work, 1"
            + " crashed; 7 h 59 min left",
        Progress.text(
            List.of(totals(0, 0), totals(1200, 5, failure)),
            new QueueState(3, 2, 9, 1),
            1234.4,
            Duration.ofMinutes(479)));
  }

  @Test
  void whatNobodyCanTellIsLeftOut() {
    assertEquals(
        "0 of 1 tests done, 0 failed; 600 schedules, 0 a second; 1 items open, 0 in work; 40 s left",
        Progress.text(
            List.of(totals(-1, 1)), new QueueState(1, 0, 0, 0), 0, Duration.ofSeconds(40)));
  }
}
