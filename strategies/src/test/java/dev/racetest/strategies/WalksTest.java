package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.spi.Decision.Kind;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random walk, sticky walk, the first run, and the choice of a waiter. */
class WalksTest {
  /** 5 degrees of freedom: more than 20.52 has a probability of 0.001. */
  private static final double SIX_OPTIONS = 20.52;

  private final FakeDecision six = new FakeDecision(6);

  @Test
  void randomWalkIsUniform() {
    Strategy strategy = new RandomWalk();
    strategy.begin(11);
    long[] counts = new long[6];
    long[] afterZero = new long[6];
    int last = -1;
    for (int i = 0; i < 60_000; i++) {
      six.current = last;
      int option = strategy.choose(six);
      counts[option]++;
      if (last == 0) {
        afterZero[option]++;
      }
      last = option;
    }
    assertTrue(ChiSquare.uniform(counts) < SIX_OPTIONS);
    assertTrue(ChiSquare.uniform(afterZero) < SIX_OPTIONS);
  }

  /** The first choice of an execution must not depend on how regular the seeds are. */
  @Test
  void randomWalkIsUniformOverConsecutiveSeeds() {
    Strategy strategy = new RandomWalk();
    long[] counts = new long[6];
    for (int seed = 0; seed < 60_000; seed++) {
      strategy.begin(seed);
      counts[strategy.choose(six)]++;
    }
    assertTrue(ChiSquare.uniform(counts) < SIX_OPTIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "random",
        "sticky",
        "pct:k=0,d=3",
        "pct:k=5,d=3",
        "pos:k=5",
        "urw:e=",
        "surw:k=5::",
        "delay:k=5,d=3",
        "readsfrom:k=5:"
      })
  void waitersAreChosenUniformly(String settings) {
    Strategy strategy = Auto.repeating(settings);
    strategy.begin(12);
    six.kind = Kind.WAITER;
    six.current = 2;
    long[] counts = new long[6];
    for (int i = 0; i < 60_000; i++) {
      counts[strategy.choose(six)]++;
    }
    assertTrue(ChiSquare.uniform(counts) < SIX_OPTIONS);
  }

  /**
   * 80,000 decisions switch 10,000 times on average, with a standard deviation of 94. The others
   * are equally likely; 4 degrees of freedom: more than 18.47 has a probability of 0.001.
   */
  @Test
  void stickyWalkSwitchesOneTimeInEight() {
    StickyWalk walk = new StickyWalk();
    walk.begin(13);
    six.current = 2;
    long[] counts = new long[6];
    for (int i = 0; i < 80_000; i++) {
      counts[walk.choose(six)]++;
    }
    long switches = 80_000 - counts[2];
    assertTrue(Math.abs(switches - 10_000) < 300, "switches " + switches);
    assertTrue(ChiSquare.uniform(counts[0], counts[1], counts[3], counts[4], counts[5]) < 18.47);
  }

  /** A uniform walk would stay one time in six. */
  @Test
  void autoHasAStickyPart() {
    Strategy strategy = Auto.repeating("sticky");
    strategy.begin(18);
    six.current = 2;
    int stays = 0;
    for (int i = 0; i < 1000; i++) {
      stays += strategy.choose(six) == 2 ? 1 : 0;
    }
    assertTrue(stays > 800, "stays " + stays);
  }

  @Test
  void stickyWalkLeavesATaskThatYields() {
    StickyWalk walk = new StickyWalk();
    walk.begin(14);
    six.current = 5;
    six.operations[5] = Operation.SLEEP;
    for (int i = 0; i < 1000; i++) {
      assertTrue(walk.choose(six) != 5);
    }
  }

  @Test
  void stickyWalkIsUniformWhereTheCurrentTaskCannotGoOn() {
    StickyWalk walk = new StickyWalk();
    walk.begin(15);
    long[] counts = new long[6];
    for (int i = 0; i < 60_000; i++) {
      counts[walk.choose(six)]++;
    }
    assertTrue(ChiSquare.uniform(counts) < SIX_OPTIONS);
  }

  @Test
  void firstRunKeepsTheCurrentTask() {
    assertEquals("0011122", new Model(2, 3, 2).run(new Pct(2), 16));
  }

  @Test
  void firstRunStaysWithAStartedTask() {
    FirstRun run = new FirstRun();
    run.begin(19);
    six.current = 4;
    assertEquals(4, run.choose(six));
    six.operations[4] = Operation.YIELD;
    assertEquals(5, run.choose(six));
    six.current = 5;
    six.operations[5] = Operation.YIELD;
    assertEquals(0, run.choose(six));
  }

  @Test
  void firstRunGivesTurnsOfAHundredDecisions() {
    FirstRun run = new FirstRun();
    run.begin(19);
    six.current = 3;
    for (int i = 0; i < 1000; i++) {
      int expected = (3 + i / 100) % 6;
      assertEquals(expected, six.current = run.choose(six));
    }
    run.begin(20);
    assertEquals(0, run.choose(six));
  }

  @Test
  void firstRunLeavesASpinningTask() {
    Model model = new Model(1, 2).spinning(0, 1, Operation.VOLATILE_READ);
    model.run(new Pct(2), 17);
    assertTrue(model.decisions > 100 && model.decisions < 110, "decisions " + model.decisions);
  }
}
