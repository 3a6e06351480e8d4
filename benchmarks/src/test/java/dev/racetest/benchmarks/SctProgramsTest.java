package dev.racetest.benchmarks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.racetest.benchmarks.sct.SctProgram;
import dev.racetest.benchmarks.sct.SctPrograms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bugs of the benchmark's programs are there, and it takes a schedule to see them. */
class SctProgramsTest {
  /**
   * Takes more executions than a test should: SafeStack hundreds of thousands, the others
   * thousands. They are the code of reorder_3 and twostage with more threads.
   */
  private static final Set<String> LONG =
      Set.of(
          "SafeStack",
          "reorder_10",
          "reorder_20",
          "reorder_50",
          "reorder_100",
          "twostage_20",
          "twostage_50",
          "twostage_100");

  static Stream<SctProgram> all() {
    return SctPrograms.all().stream();
  }

  static Stream<SctProgram> quick() {
    return all().filter(program -> !LONG.contains(program.name()));
  }

  @ParameterizedTest
  @MethodSource("quick")
  void isFound(SctProgram program) {
    FirstBugSettings settings =
        new FirstBugSettings(List.of(program), List.of("auto"), 1, 10_000, Duration.ofSeconds(60));
    FirstBugResult result = new FirstBugSearch(program, "auto").run(settings);
    assertAll(
        () -> assertEquals(1, result.firsts().size(), () -> "found, but for " + result),
        () -> assertEquals(List.of(), result.oddities()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void passesWithoutPreemptions(SctProgram program) {
    assertFalse(new FirstBugSearch(program, "random").failsUnpreempted());
  }
}
