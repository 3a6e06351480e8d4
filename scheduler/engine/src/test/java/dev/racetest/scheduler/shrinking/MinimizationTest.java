package dev.racetest.scheduler.shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The simplest failing execution, held against all executions of a toy program. */
class MinimizationTest {
  private static Minimization minimized(ToyProgram program, Schedule found) {
    Minimization minimization = new Minimization(program, found);
    minimization.run();
    return minimization;
  }

  private static Schedule mostPreempted(List<Trial> trials) {
    return trials.stream()
        .filter(Trial::isSame)
        .map(Trial::schedule)
        .max(Comparator.comparingInt(Schedule::preemptions))
        .orElseThrow();
  }

  private static int fewestPreemptions(List<Trial> trials) {
    return trials.stream()
        .filter(Trial::isSame)
        .mapToInt(trial -> trial.schedule().preemptions())
        .min()
        .orElseThrow();
  }

  @Test
  void aLostUpdateNeedsOnePreemption() {
    ToyProgram program = new ToyProgram("rw", "rw");
    Minimization result = minimized(program, mostPreempted(EverySchedule.of(program)));
    assertEquals(1, result.best().preemptions());
    assertEquals(2, result.best().switches());
    assertTrue(result.isSmallest());
  }

  @Test
  void aDeadlockNeedsOnePreemption() {
    ToyProgram program = new ToyProgram("ABrwba", "BArwab");
    Minimization result = minimized(program, mostPreempted(EverySchedule.of(program)));
    assertEquals(1, result.best().preemptions());
    assertTrue(result.isSmallest());
  }

  @Test
  void noExecutionOfRandomProgramsFailsWithFewerPreemptions() {
    Random random = new Random(3L);
    int failing = 0;
    int reduced = 0;
    for (int i = 0; i < 300; i++) {
      ToyProgram program = ToyProgram.random(random);
      List<Trial> trials = EverySchedule.of(program);
      if (trials.stream().noneMatch(Trial::isSame)) {
        continue;
      }
      failing++;
      Schedule found = mostPreempted(trials);
      Minimization result = minimized(program, found);
      assertEquals(
          fewestPreemptions(trials),
          result.best().preemptions(),
          () -> program.tasks() + " " + result.best());
      assertTrue(result.isSmallest());
      assertTrue(program.run(new RunOn(result.best().options())).isSame());
      reduced += result.best().preemptions() < found.preemptions() ? 1 : 0;
    }
    assertTrue(failing > 100 && reduced > 100, failing + " fail, " + reduced + " get simpler");
  }

  @Test
  void whatWasNotTriedIsNotClaimed() {
    ToyProgram program = new ToyProgram("rwrw", "rwrw", "rwrw");
    Schedule found = mostPreempted(EverySchedule.of(program));
    for (int executions = 0; executions < 10; executions++) {
      program.withLeft(executions);
      Minimization result = minimized(program, found);
      assertTrue(program.left() >= 0, "more than " + executions + " executions");
      if (executions < 3) {
        assertFalse(result.isSmallest(), executions + " executions");
      }
    }
  }

  @Test
  void anExecutionThatComesToALimitProvesNothing() {
    ToyProgram program = new ToyProgram("rw", "rw");
    Schedule found = mostPreempted(EverySchedule.of(program));
    Laboratory cut =
        new Laboratory() {
          @Override
          public Trial run(Chooser chooser) {
            Trial trial = program.run(chooser);
            return new Trial(trial.schedule(), trial.isSame(), trial.isSame());
          }

          @Override
          public Optional<StepOrder> order(Schedule schedule) {
            return program.order(schedule);
          }

          @Override
          public int left() {
            return 1_000;
          }
        };
    Minimization result = new Minimization(cut, found);
    result.run();
    assertEquals(1, result.best().preemptions());
    assertFalse(result.isSmallest());
  }
}
