package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four standard deviations are allowed, seeds are fixed. */
class PosTest {
  private static final int RUNS = 24_000;

  private static Map<String, Integer> sample(Model model) {
    Map<String, Integer> counts = new HashMap<>();
    Pos pos = new Pos(new Horizon());
    for (int seed = 0; seed < RUNS; seed++) {
      counts.merge(model.run(pos, seed), 1, Integer::sum);
    }
    return counts;
  }

  private static void assertShare(double expected, int count) {
    double deviation = Math.sqrt(RUNS * expected * (1 - expected));
    assertEquals(RUNS * expected, count, 4 * deviation);
  }

  /**
   * Task 0 writes after ten steps of its own, task 1 at once: two partial orders. Task 0 is first
   * if eleven numbers are greater than one that stays, with probability 1/12; a random walk has
   * 2^-11.
   */
  @Test
  void orderOfIndependentStepsDoesNotMatter() {
    Model model = new Model(11, 1).accessing(0, "          A").accessing(1, "A");
    assertShare(1.0 / 12, sample(model).get("000000000001"));
  }

  /**
   * After the first write both draw anew: 1/2, 1/4, 1/4. Without that it would be 1/2, 1/6, 1/3.
   */
  @Test
  void dependentEventsDrawAnew() {
    Map<String, Integer> counts = sample(new Model(2, 1).accessing(0, "AA").accessing(1, "A"));
    assertShare(0.5, counts.get("100"));
    assertShare(0.25, counts.get("010"));
    assertShare(0.25, counts.get("001"));
  }

  /** Reads do not depend on each other. */
  @Test
  void readsKeepTheirPriorities() {
    Map<String, Integer> counts = sample(new Model(2, 1).accessing(0, "aa").accessing(1, "a"));
    assertShare(0.5, counts.get("100"));
    assertShare(1.0 / 6, counts.get("010"));
    assertShare(1.0 / 3, counts.get("001"));
  }

  /**
   * Task 0 comes before tasks 1 and 2 with probability 1/3. Its write makes that of task 1, which
   * has to wait meanwhile, draw anew, and leaves task 2 alone, whose number is less than the
   * greatest of three: 3/8 on average. So task 1 is next with 5/8; had it not drawn, with 1/2.
   */
  @Test
  void waitingTasksDrawAnewToo() {
    FakeDecision three = new FakeDecision(3);
    FakeDecision later = new FakeDecision(2);
    later.tasks[0] = 1;
    later.tasks[1] = 2;
    Model model = new Model(3, 1, 1).accessing(0, "AAA").accessing(1, "A").accessing(2, "B");
    SplitMix random = new SplitMix();
    PosRun run = new PosRun(random);
    int won = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      random.begin(seed);
      run.begin(0);
      model.restart();
      if (run.choose(three) == 0) {
        run.stepped(0, model);
        won += run.choose(later) == 0 ? 1 : 0;
      }
    }
    assertShare(5.0 / 24, won);
  }

  @Test
  void spinningTasksEnd() {
    Model model =
        new Model(4, 3, 3).spinning(0, 1, dev.racetest.scheduler.spi.Operation.VOLATILE_READ);
    Pos pos = new Pos(new Horizon());
    for (int seed = 0; seed < 300; seed++) {
      model.run(pos, seed);
      assertTrue(model.decisions < 1100, "decisions " + model.decisions);
    }
  }
}
