package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all strategies promise: they are found by name, and their settings repeat an execution. */
class StrategiesTest {
  private static StrategyProvider provider(String name) {
    for (StrategyProvider provider : ServiceLoader.load(StrategyProvider.class)) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    throw new AssertionError("No strategy " + name);
  }

  /** Executions of different lengths, some with a task that is started late, some with a spin. */
  private static Model model(int execution) {
    Model model = new Model(3 + execution % 4, 5, 2 + execution % 7, 4).started(3, 1);
    return execution % 5 == 0 ? model.spinning(0, 3, Operation.VOLATILE_READ) : model;
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "pct", "auto"})
  void settingsRepeatAnExecution(String name) {
    StrategyProvider provider = provider(name);
    Strategy explorer = provider.create("", 3);
    Set<String> schedules = new HashSet<>();
    for (int execution = 0; execution < 100; execution++) {
      long seed = 1000L * execution;
      explorer.begin(seed);
      String settings = explorer.settings();
      assertTrue(settings.matches("[A-Za-z0-9=,.:-]*"), settings);
      String schedule = runWithoutBegin(explorer, model(execution), seed);
      assertEquals(settings, explorer.settings());
      schedules.add(schedule);

      Strategy repeater = provider.create(settings, 7);
      for (int repetition = 0; repetition < 2; repetition++) {
        assertEquals(schedule, model(execution).run(repeater, seed));
        assertEquals(settings, repeater.settings());
      }
    }
    assertTrue(schedules.size() > 80, "different schedules " + schedules.size());
  }

  /** The model begins the execution itself, so this strategy has begun already and ignores that. */
  private static String runWithoutBegin(Strategy begun, Model model, long seed) {
    return model.run(
        new Strategy() {
          @Override
          public void begin(long sameSeed) {}

          @Override
          public int choose(Decision decision) {
            return begun.choose(decision);
          }

          @Override
          public void end(int decisions, boolean complete) {
            begun.end(decisions, complete);
          }

          @Override
          public String settings() {
            return begun.settings();
          }
        },
        seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "pct", "auto"})
  void equalSeedsGiveEqualExplorations(String name) {
    Strategy one = provider(name).create("", 3);
    Strategy other = provider(name).create("", 3);
    for (int execution = 0; execution < 50; execution++) {
      Model model = model(execution);
      assertEquals(model.run(one, execution), model.run(other, execution));
    }
  }

  @Test
  void autoTakesTurns() {
    List<String> expected =
        List.of(
            "first",
            "random",
            "sticky",
            "pct:k=9,d=2",
            "random",
            "sticky",
            "pct:k=9,d=3",
            "random",
            "sticky",
            "pct:k=9,d=5",
            "random",
            "sticky",
            "pct:k=9,d=2");
    assertEquals(expected, autoSettings(3, expected.size()));
  }

  @Test
  void autoAddsAGreaterDepth() {
    List<String> settings = autoSettings(8, 16);
    assertEquals("pct:k=9,d=5", settings.get(9));
    assertEquals("pct:k=9,d=8", settings.get(12));
    assertEquals("pct:k=9,d=2", settings.get(15));
  }

  private static List<String> autoSettings(int depth, int executions) {
    Strategy auto = provider("auto").create("", depth);
    List<String> settings = new ArrayList<>();
    for (int execution = 0; execution < executions; execution++) {
      auto.begin(execution);
      settings.add(auto.settings());
      auto.end(9, true);
    }
    return settings;
  }

  @Test
  void unknownSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> provider("auto").create("pos", 3));
    assertThrows(IllegalArgumentException.class, () -> provider("auto").create("pct:k=", 3));
    assertThrows(IllegalArgumentException.class, () -> provider("random").create("first", 3));
  }
}
