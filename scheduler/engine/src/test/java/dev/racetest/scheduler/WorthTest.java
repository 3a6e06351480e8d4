package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorthTest {
  private static Summary summary(int executions, int traces, int once, Coverage coverage) {
    return new Summary(
        "a test",
        "auto",
        1L,
        1_000,
        executions,
        0,
        traces,
        once,
        Duration.ofSeconds(1),
        coverage,
        Occurrences.NONE);
  }

  private static List<String> lines(int executions, int traces, int once, Coverage coverage) {
    return new Worth(summary(executions, traces, once, coverage)).lines();
  }

  @Test
  void aTypicalExploration() {
    Coverage coverage =
        new Coverage(
            900,
            true,
            List.of(
                new DepthBound(2, 110, 3, 20),
                new DepthBound(3, 109, 3, 20),
                new DepthBound(5, 109, 3, 20)));

    assertEquals(
        List.of(
            "1000 schedules, 214 distinct traces; one more schedule drawn in the same way shows a new"
                + " one with an estimated probability of 4.0 % (Good-Turing)",
            "a bug of depth 2 would have been missed with probability at most 0.16 (110 schedules);"
                + " one of depth 3 would have been missed with probability at most 0.92 (109"
                + " schedules), by PCT with 3 tasks and 20 decisions"),
        lines(1000, 214, 36, coverage));
  }

  @Test
  void numbersAreWhereTheyMakeSense() {
    String traces = "2 schedules, 1 distinct trace";
    assertEquals(List.of(traces), lines(2, 1, 1, Coverage.NONE));
    assertEquals(
        List.of("9 schedules, at least 7 distinct traces"),
        lines(9, 7, 5, new Coverage(9, false, List.of())));
    assertEquals(List.of(), lines(1, 0, 0, Coverage.NONE));
    assertEquals(Optional.empty(), new Worth(summary(2, 1, 1, Coverage.NONE)).unseen());
  }

  @Test
  void anEstimateOfZeroIsNoPromise() {
    Coverage coverage = new Coverage(500, true, List.of());
    String line = lines(500, 6, 0, coverage).get(0);
    assertTrue(line.endsWith("probability of nearly 0 (Good-Turing)"), line);
  }

  @Test
  void aFailedExplorationIsWorthNothing() {
    Summary green = summary(3, 2, 1, new Coverage(3, true, List.of()));
    Summary red =
        new Summary(
            "a test",
            "auto",
            1L,
            9,
            3,
            1,
            2,
            1,
            green.elapsed(),
            green.coverage(),
            Occurrences.NONE);
    assertEquals(List.of(), new Worth(red).lines());
  }

  @Test
  void boundsAreRoundedUp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      double value = Math.pow(random.nextDouble(), 9.0);
      BigDecimal rounded = new BigDecimal(Worth.roundedUp(value));
      assertTrue(rounded.doubleValue() >= value, rounded + " for " + value);
      assertTrue(rounded.doubleValue() <= Math.max(value * 1.1, 1e-9), rounded + " for " + value);
    }
    assertEquals("1E-9", Worth.roundedUp(0.0));
    assertEquals("0.16", Worth.roundedUp(0.1501));
  }

  /** One task alone can be in one order only: nobody needs a bound for that. */
  @Test
  void aSingleTaskHasNoBound() {
    Coverage coverage = new Coverage(9, true, List.of(new DepthBound(2, 9, 1, 1)));
    assertEquals(Optional.empty(), new Worth(summary(9, 1, 0, coverage)).bounds());
  }
}
