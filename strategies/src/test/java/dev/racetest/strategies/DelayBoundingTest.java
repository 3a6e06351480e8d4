package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelayBoundingTest {
  private static Map<String, Integer> sample(Model model, String settings, int runs) {
    Map<String, Integer> counts = new HashMap<>();
    DelayBounding strategy = new DelayBounding(PctSettings.parse(settings));
    for (int seed = 0; seed < runs; seed++) {
      counts.merge(model.run(strategy, seed), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void withoutDelaysTasksRunInTurn() {
    assertEquals(Map.of("001122", 10), sample(new Model(2, 2, 2), "k=4,d=1", 10));
  }

  /**
   * Of three decisions one passes over the task that would run, each with a third; 4 deviations.
   */
  @Test
  void aDelayPassesOverOneTask() {
    Map<String, Integer> counts = sample(new Model(2, 2), "k=2,d=2", 10_000);
    assertEquals(2, counts.size());
    assertEquals(5_000, counts.get("1100"), 200.0);
    assertEquals(5_000, counts.get("0110"), 200.0);
  }

  @Test
  void numbersOfDelaysAreCycled() {
    DelayBounding strategy = new DelayBounding(3, new Horizon());
    StringBuilder depths = new StringBuilder();
    for (int seed = 0; seed < 7; seed++) {
      strategy.begin(seed);
      String settings = strategy.settings();
      depths.append(settings.charAt(settings.length() - 1));
      strategy.end(9, true);
    }
    assertEquals("1234234", depths.toString());
  }
}
