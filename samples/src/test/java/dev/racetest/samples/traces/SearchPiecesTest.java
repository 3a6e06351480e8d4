package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.RaceTests;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exhaustive searches that are ended, go on later, and are divided. */
class SearchPiecesTest {
  static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of("casw(3)", KnownPrograms.compareAndSetAndWrite(3), 66),
        Arguments.of("lastzero(4)", KnownPrograms.lastZero(4), 28),
        Arguments.of("lockinc(4)", KnownPrograms.lockedIncrements(4), 24),
        Arguments.of("philosophers(3)", KnownPrograms.philosophers(3, true), 7));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("programs")
  void thePiecesHaveAllTraces(String name, Body program, long traces) {
    PieceByPiece parts = new PieceByPiece(options(), program, new SplittableRandom(1L)).run(2);

    assertEquals(traces, parts.traces());
    assertEquals(1.0, parts.explored(), 1e-6);
    assertTrue(parts.calls() > 1, () -> "calls: " + parts.calls());
  }

  @Test
  void aSearchGoesOnWhereItWasEnded() {
    Body program = KnownPrograms.compareAndSetAndWrite(3);
    String item = "";
    long traces = 0L;
    long executions = 0L;
    do {
      Enumerated some = enumerated(options().withSchedules(7).withItem(item), program);
      traces += some.traces();
      executions += some.traces() + some.redundant();
      item = some.remaining().isEmpty() ? "" : some.remaining().get(0);
    } while (!item.isEmpty());

    Enumerated whole = enumerated(options().withSchedules(1_000), program);
    assertEquals(66L, traces);
    assertEquals(whole.traces() + whole.redundant(), executions, "nothing is run twice");
  }

  private static final class Counter {
    private int value;
  }

  private static void count() throws Throwable {
    Counter counter = new Counter();
    RaceTests.concurrently(() -> counter.value++, () -> counter.value++, () -> counter.value++);
  }

  @Test
  void aRaceThatIsFoundInAPieceBeginsTheSearchAnew() {
    Enumerated whole =
        enumerated(options().withSchedules(1_000).withKeepGoing(true), SearchPiecesTest::count);
    PieceByPiece parts =
        new PieceByPiece(options(), SearchPiecesTest::count, new SplittableRandom(2L)).run(3);

    assertFalse(whole.promoted().isEmpty());
    assertEquals(whole.promoted(), parts.promoted());
    assertEquals(whole.traces(), parts.traces());
    assertEquals(1.0, parts.explored(), 1e-6);
  }

  /** Its first execution is given up before its end; run again, it would go on. */
  @Test
  void aPieceThatBeginsWithNothingNewIsWhole() {
    int barren = 0;
    for (int schedules = 1; schedules < 60; schedules++) {
      Body program = KnownPrograms.compareAndSetAndWrite(3);
      ExplorationOptions divided = options().withSchedules(schedules).withSplit(6);
      for (String item : enumerated(divided, program).remaining()) {
        Enumerated piece = enumerated(options().withSchedules(1_000).withItem(item), program);
        assertTrue(piece.isWhole(), piece::toString);
        barren += piece.traces() == 0L ? 1 : 0;
      }
    }
    // Otherwise nothing would have been shown.
    assertTrue(barren > 0);
  }

  @Test
  void whatIsNoItemIsRefused() {
    assertRefused(options().withItem("racetest-item-0:AAAA"), "another version of RaceTest");
    assertRefused(options().withItem("racetest-item-1:AAAA"), "changed or cut");
    String item = someItem();
    assertRefused(options().withItem(item.substring(0, item.length() - 8)), "changed or cut");
    assertRefused(options().withItem(item).withSeed(2L), "another seed");
    assertRefused(options().withItem(item).withPreemptions(1), "cannot be divided");
  }

  @Test
  void anItemOfAnotherProgramIsSeenAsSuch() {
    Enumerated other =
        enumerated(options().withItem(someItem()), KnownPrograms.philosophers(3, false));

    assertFalse(other.isWhole(), other::toString);
    assertTrue(
        other.assumptions().contains("an execution did not repeat: the search was given up"),
        other::toString);
  }

  @Test
  void aSearchByPreemptionsIsNotDivided() {
    Enumerated some =
        enumerated(
            options().withPreemptions(2).withSplit(4), KnownPrograms.compareAndSetAndWrite(3));

    assertFalse(some.isWhole(), some::toString);
    assertEquals(List.of(), some.remaining());
  }

  private static String someItem() {
    Enumerated some = enumerated(options(), KnownPrograms.compareAndSetAndWrite(3));
    return some.remaining().get(0);
  }

  private static void assertRefused(ExplorationOptions options, String reason) {
    Body program = KnownPrograms.compareAndSetAndWrite(3);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> enumerated(options, program));
    assertTrue(refused.getMessage().contains(reason), refused::getMessage);
  }

  private static ExplorationOptions options() {
    return ExplorationOptions.of("traces")
        .withStrategy("exhaustive")
        .withSchedules(5)
        .withTimeBudget(Duration.ofMinutes(5));
  }

  private static Enumerated enumerated(ExplorationOptions options, Body program) {
    return Explorer.explore(options, program).summary().enumerated().orElseThrow();
  }
}
