package dev.racetest.junit;

import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.OutcomeExpectation;
import dev.racetest.scheduler.Worth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.opentest4j.AssertionFailedError;

/**
 * What has to be true of an exploration that has found nothing.
 *
 * @param traces how many traces there have to be, if that matters
 * @param outcomes which outcomes there have to be, if that matters
 * @param isWhole whether the exploration is to cover the test: a replayed execution, or a piece of
 *     a search, has outcomes, but says nothing of the number of traces
 */
record Expectations(OptionalLong traces, Optional<List<String>> outcomes, boolean isWhole) {
  /**
   * Does nothing if all is as expected.
   *
   * @throws AssertionFailedError if it is not
   * @throws ExtensionConfigurationException if the exploration was of a kind that cannot say
   */
  void check(ExplorationResult result) {
    if (isWhole) {
      traces.ifPresent(expected -> requireTraces(expected, result));
    }
    if (isWhole || result.summary().outcomes().isPresent()) {
      outcomes.ifPresent(expected -> requireOutcomes(expected, result));
    }
  }

  private static void requireTraces(long expected, ExplorationResult result) {
    Enumerated all =
        result
            .summary()
            .enumerated()
            .orElseThrow(
                () ->
                    new ExtensionConfigurationException(
                        "expectTraces needs a search of all traces, for example"
                            + " @RaceTest(strategy = \"exhaustive\", expectTraces = "
                            + expected
                            + ")"));
    if (!all.isWhole()) {
      throw new AssertionFailedError(
          "expected "
              + expected
              + " traces, but the search did not come to its end"
              + rest(result));
    }
    if (all.traces() != expected) {
      throw new AssertionFailedError(
          "expected " + expected + " traces, but there are " + all.traces() + rest(result),
          expected,
          all.traces());
    }
  }

  private static void requireOutcomes(List<String> expected, ExplorationResult result) {
    new OutcomeExpectation(expected)
        .mismatch(result.outcomes())
        .ifPresent(
            mismatch -> {
              throw new AssertionFailedError(
                  mismatch + rest(result),
                  lines(expected),
                  lines(List.copyOf(result.outcomes().seen())));
            });
  }

  /** A text that tools can compare line by line. */
  private static String lines(List<String> outcomes) {
    return String.join("\n", outcomes.stream().sorted().distinct().toList());
  }

  /** What else there is to say; of a replay, what happened in it. */
  private static String rest(ExplorationResult result) {
    String worth = String.join("\n", new Worth(result.summary()).lines());
    String story = result.report();
    return (worth.isEmpty() ? "" : "\n" + worth) + (story.isEmpty() ? "" : "\n\n" + story);
  }
}
