package dev.racetest.scheduler.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
  /** An event hash that differs from step to step in the bits that are kept. */
  private static long hash(int step) {
    return (step * 7L + 1) << 56;
  }

  private static Checkpoints of(int steps) {
    Checkpoints.Recorder recorder = new Checkpoints.Recorder(steps);
    IntStream.rangeClosed(1, steps).forEach(step -> recorder.step(step, hash(step)));
    return recorder.checkpoints();
  }

  private static int[] places(Checkpoints checkpoints) {
    return IntStream.rangeClosed(1, checkpoints.steps() + 10).filter(checkpoints::isAt).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 95, 96})
  void aShortExecutionHasOneForEachStep(int steps) {
    assertEquals(steps, places(of(steps)).length);
  }

  @ParameterizedTest
  @ValueSource(ints = {97, 100, 191, 192, 193, 9_600, 9_601, 1_000_000})
  void aLongExecutionHasAtMostNinetySixAndTheLastStepIsOne(int steps) {
    int[] places = places(of(steps));
    assertTrue(places.length > 45 && places.length <= 96, places.length + " checkpoints");
    assertEquals(steps, places[places.length - 1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 96, 97, 1_000})
  void theSameExecutionFitsAndAnotherOneDoesNot(int steps) {
    Checkpoints checkpoints = of(steps);
    for (int place : places(checkpoints)) {
      assertTrue(checkpoints.fit(place, hash(place)), "step " + place);
      assertFalse(checkpoints.fit(place, hash(place + 1)), "step " + place);
    }
  }

  @Test
  void stepsBeyondTheExpectedOnesAreNotCheckpoints() {
    Checkpoints.Recorder recorder = new Checkpoints.Recorder(3);
    IntStream.rangeClosed(1, 10).forEach(step -> recorder.step(step, hash(step)));
    assertEquals(of(3), recorder.checkpoints());
  }

  @Test
  void noneHasNone() {
    assertFalse(Checkpoints.NONE.areKnown());
    assertEquals(0, places(Checkpoints.NONE).length);
    assertEquals(Checkpoints.NONE, of(0));
  }

  @Test
  void anotherNumberOfMarksIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> new Checkpoints(3, new byte[2]));
    assertThrows(IllegalArgumentException.class, () -> new Checkpoints(-1, new byte[0]));
    assertThrows(
        IllegalArgumentException.class, () -> new Checkpoints(Integer.MAX_VALUE, new byte[95]));
  }
}
