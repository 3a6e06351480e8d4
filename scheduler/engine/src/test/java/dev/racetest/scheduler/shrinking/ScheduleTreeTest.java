package dev.racetest.scheduler.shrinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every execution once, those with fewer preemptions first. */
class ScheduleTreeTest {
  private static Set<String> all(ToyProgram program) {
    Set<String> all = new HashSet<>();
    EverySchedule.of(program).forEach(trial -> all.add(key(trial)));
    return all;
  }

  private static String key(Trial trial) {
    return Arrays.toString(trial.schedule().options());
  }

  private static Set<String> walk(ToyProgram program, int most) {
    ScheduleTree tree = new ScheduleTree(new int[0], most);
    Set<String> seen = new HashSet<>();
    int preemptions = 0;
    while (tree.waiting(most) > 0) {
      Trial trial = program.run(tree.next());
      assertTrue(seen.add(key(trial)), "twice: " + trial);
      assertTrue(trial.schedule().preemptions() >= preemptions, "fewer come later");
      preemptions = trial.schedule().preemptions();
      tree.ran(trial.schedule());
    }
    return seen;
  }

  @Test
  void withoutABoundItIsAllOfThem() {
    ToyProgram program = new ToyProgram("ArwaBb", "yrw", "Aa");
    assertEquals(all(program), walk(program, Integer.MAX_VALUE));
  }

  @Test
  void withABoundItIsAllThatHaveSoFewPreemptions() {
    ToyProgram program = new ToyProgram("ArwaBb", "yrw", "Aa");
    Set<String> few = new HashSet<>();
    EverySchedule.of(program).stream()
        .filter(trial -> trial.schedule().preemptions() <= 1)
        .forEach(trial -> few.add(key(trial)));
    assertTrue(few.size() > 10, few::toString);
    assertEquals(few, walk(program, 1));
  }
}
