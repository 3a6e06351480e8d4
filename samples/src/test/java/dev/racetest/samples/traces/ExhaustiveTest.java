package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known programs. */
class ExhaustiveTest {
  static java.util.stream.Stream<org.junit.jupiter.params.provider.Arguments> knownPrograms() {
    return TraceHashTest.knownPrograms();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("knownPrograms")
  void knownProgramsHaveTheirNumbersOfTraces(String name, int traces, Body program) {
    Enumerated all =
        Explorer.explore(
                ExplorationOptions.of("traces")
                    .withStrategy("exhaustive")
                    .withSchedules(1_000_000)
                    .withKeepGoing(true)
                    .withTimeBudget(Duration.ofMinutes(5)),
                program)
            .summary()
            .enumerated()
            .orElseThrow();
    assertTrue(all.isWhole(), all::toString);
    assertEquals(traces, all.traces(), all::toString);
    System.out.println(name + " " + all);
  }
}
