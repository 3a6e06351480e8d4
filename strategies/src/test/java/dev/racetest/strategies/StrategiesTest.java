package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;
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
    Model model =
        new Model(3 + execution % 4, 5, 2 + execution % 7, 4)
            .started(3, 1)
            .accessing(0, "aB Bab")
            .accessing(1, "A bC ")
            .accessing(2, "cAab CbA");
    return execution % 5 == 0 ? model.spinning(0, 3, Operation.VOLATILE_READ) : model;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"random", "sticky", "pct", "pos", "urw", "surw", "delay", "readsfrom", "auto"})
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
    assertTrue(schedules.size() > 40, "different schedules " + schedules.size());
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
          public boolean watchesSteps() {
            return begun.watchesSteps();
          }

          @Override
          public void stepped(int task, Situation now) {
            begun.stepped(task, now);
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
  @ValueSource(
      strings = {"random", "sticky", "pct", "pos", "urw", "surw", "delay", "readsfrom", "auto"})
  void equalSeedsGiveEqualExplorations(String name) {
    Strategy one = provider(name).create("", 3);
    Strategy other = provider(name).create("", 3);
    for (int execution = 0; execution < 50; execution++) {
      Model model = model(execution);
      assertEquals(model.run(one, execution), model.run(other, execution));
    }
  }

  /** Where no member shows anything new, each still has its share. */
  @Test
  void autoForgetsNoMember() {
    Set<String> names = new HashSet<>();
    for (String settings : autoSettings(3, 60)) {
      names.add(settings.replaceAll(":.*", ""));
    }
    assertEquals(
        Set.of("random", "sticky", "pct", "pos", "urw", "surw", "delay", "readsfrom"), names);
  }

  @Test
  void autoAddsAGreaterDepth() {
    List<String> settings = autoSettings(8, 200);
    for (int depth : new int[] {2, 3, 5, 8}) {
      assertTrue(settings.contains("pct:k=9,d=" + depth), "depth " + depth + " of " + settings);
    }
    assertFalse(autoSettings(3, 200).contains("pct:k=9,d=8"));
  }

  /** Only random walks find something new here, so they come more often than they did. */
  @Test
  void autoPrefersMembersThatShowNewTraces() {
    Strategy auto = provider("auto").create("", 3);
    int early = 0;
    int late = 0;
    for (int execution = 0; execution < 800; execution++) {
      auto.begin(execution);
      boolean isRandom = auto.settings().equals("random");
      early += isRandom && execution < 100 ? 1 : 0;
      late += isRandom && execution >= 700 ? 1 : 0;
      auto.end(9, true);
      auto.traced(isRandom);
    }
    assertTrue(early >= 5 && late > early, early + " then " + late);
    assertTrue(late < 90, "the others keep some: " + late);
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
    assertThrows(IllegalArgumentException.class, () -> provider("auto").create("first", 3));
    assertThrows(IllegalArgumentException.class, () -> provider("auto").create("pct:k=", 3));
    assertThrows(IllegalArgumentException.class, () -> provider("random").create("first", 3));
    assertThrows(IllegalArgumentException.class, () -> provider("sticky").create("first", 3));
    for (String name : List.of("pos", "urw", "surw", "delay", "readsfrom")) {
      for (String text : List.of("random", "k=", "e=5", "k=3:x", "k=1:!.2:", "k=1:1.2,3")) {
        assertThrows(
            IllegalArgumentException.class, () -> provider(name).create(text, 3), name + text);
      }
    }
  }
}
