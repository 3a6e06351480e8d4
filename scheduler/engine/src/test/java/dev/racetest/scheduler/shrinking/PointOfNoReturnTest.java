package dev.racetest.scheduler.shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.shrinking.PointOfNoReturn.Point;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The step after which a failure cannot be averted, held against all executions. */
class PointOfNoReturnTest {
  /** The first step after which all schedules that begin with the same steps fail. */
  private static int bruteForce(Schedule failing, List<Trial> trials) {
    for (int step = 0; step < failing.steps(); step++) {
      int begun = step;
      if (trials.stream()
          .filter(trial -> beginsAlike(trial.schedule(), failing, begun))
          .allMatch(Trial::isSame)) {
        return step;
      }
    }
    return failing.steps();
  }

  private static boolean beginsAlike(Schedule one, Schedule other, int steps) {
    for (int step = 0; step < steps; step++) {
      if (step >= one.steps() || one.task(step) != other.task(step)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Point> find(ToyProgram program, Schedule failing) {
    return new PointOfNoReturn(program, failing, 1L).find();
  }

  @Test
  void theUpdateIsLostWhenBothHaveRead() {
    ToyProgram program = new ToyProgram("rw", "rw");
    Schedule failing = program.run(new RunOn(new int[] {0, 1, 0})).schedule();
    assertEquals(List.of(0, 1), List.of(failing.task(0), failing.task(1)));
    assertEquals(2, find(program, failing).orElseThrow().step());
  }

  @Test
  void whatAlwaysFailsIsInevitableFromTheBeginning() {
    ToyProgram program = new ToyProgram("Arw", "Arw");
    Schedule failing = program.run(new RunOn(new int[0])).schedule();
    assertEquals(new Point(0, 2), find(program, failing).orElseThrow());
  }

  @Test
  void itIsTheStepThatBruteForceFinds() {
    Random random = new Random(4L);
    int compared = 0;
    for (int i = 0; i < 200; i++) {
      ToyProgram program = ToyProgram.random(random);
      List<Trial> trials = EverySchedule.of(program);
      for (Trial trial : trials.stream().filter(Trial::isSame).limit(3).toList()) {
        int expected = bruteForce(trial.schedule(), trials);
        Point point = find(program, trial.schedule()).orElseThrow();
        assertEquals(
            expected, point.step(), () -> program.tasks() + " " + trial.schedule() + " " + point);
        compared++;
      }
    }
    assertTrue(compared > 200, compared + " compared");
  }

  @Test
  void nothingIsSaidWhereTooFewExecutionsAreLeft() {
    ToyProgram program = new ToyProgram("rwrw", "rwrw");
    Schedule failing = program.run(new RunOn(new int[] {0, 1, 0})).schedule();
    int tooFew = PointOfNoReturn.CONTINUATIONS - 1;
    assertEquals(Optional.empty(), find(program.withLeft(tooFew), failing));
    assertEquals(tooFew, program.left());
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    ToyProgram program = new ToyProgram("rwrwrw", "rwrwrw", "rwrw");
    Schedule failing = program.run(new RunOn(new int[] {0, 1, 0})).schedule();
    Point point = find(program, failing).orElseThrow();
    assertEquals(point, find(program, failing).orElseThrow());
  }
}
