package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.spi.Strategy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Uniform random walks, whose bounds have a probability of 0.001 of being exceeded; seeds are
 * fixed.
 */
class UrwTest {
  private static final int LEARNING = 10;

  private static double statistic(Map<String, Integer> counts) {
    return ChiSquare.uniform(counts.values().stream().mapToLong(Integer::longValue).toArray());
  }

  private static Map<String, Integer> sample(Model model, Strategy strategy, int runs) {
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = -LEARNING; seed < runs; seed++) {
      String schedule = model.run(strategy, seed);
      if (seed >= 0) {
        counts.merge(schedule, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** 35 interleavings, 34 degrees of freedom. */
  @Test
  void interleavingsOfTwoStraightLinesAreEquallyLikely() {
    Map<String, Integer> counts = sample(new Model(3, 4), new Urw(new Observations()), 35 * 400);
    assertEquals(35, counts.size());
    assertTrue(statistic(counts) < 65.2, "statistic " + statistic(counts));
  }

  /** A plain random walk is far from that. */
  @Test
  void theTestTellsARandomWalk() {
    assertTrue(statistic(sample(new Model(3, 4), new RandomWalk(), 35 * 400)) > 650.0);
  }

  /**
   * The second step of task 0 can follow ten others, its first starts the two tasks: interleavings
   * are those of 2, 2 and 3 steps after it; 7! / (2! 2! 3!) = 210, 209 degrees of freedom.
   */
  @Test
  void eventsOfCreatedTasksCountForTheirCreator() {
    Model model = new Model(4, 2, 2).started(1, 0).started(2, 0);
    Map<String, Integer> counts = sample(model, new Urw(new Observations()), 210 * 200);
    assertEquals(210, counts.size());
    assertTrue(statistic(counts) < 277.0, "statistic " + statistic(counts));
  }

  private static String orderOfA(Model model, String schedule) {
    StringBuilder order = new StringBuilder();
    int[] done = new int[model.tasks()];
    for (char task : schedule.toCharArray()) {
      if (model.letterOf(task - '0', done[task - '0']++) != ' ') {
        order.append(task);
      }
    }
    return order.toString();
  }

  /** 20 orders of the accesses, whatever the other steps do; 19 degrees of freedom. */
  @Test
  void ordersOfTheAccessesOfInterestAreEquallyLikely() {
    Model model = new Model(8, 4).accessing(0, "     AAA").accessing(1, "AA A");
    Strategy surw = new Surw(new Observations(), new Horizon());
    Map<String, Integer> counts = new HashMap<>();
    int everything = 0;
    for (int seed = -LEARNING; seed < 20 * 600; seed++) {
      String schedule = model.run(surw, seed);
      if (surw.settings().contains(":all:")) {
        everything++;
      } else if (seed >= 0) {
        counts.merge(orderOfA(model, schedule), 1, Integer::sum);
      }
    }
    // One in four executions, with a standard deviation of 47, takes all steps to be of interest.
    assertEquals(20 * 150, everything, 4 * 47);
    assertEquals(20, counts.size());
    assertTrue(statistic(counts) < 43.8, "statistic " + statistic(counts));
  }
}
