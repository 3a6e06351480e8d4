package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.DepthBound;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Strategy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PctTest {
  private static Pct pct(int longest, int depth) {
    return new Pct(new PctSettings(longest, depth));
  }

  /** How many of the executions with seeds from 0 on have such a schedule. */
  private static int hits(Model model, Strategy strategy, int runs, Predicate<String> bug) {
    int hits = 0;
    for (int seed = 0; seed < runs; seed++) {
      hits += bug.test(model.run(strategy, seed)) ? 1 : 0;
    }
    return hits;
  }

  /** Four tasks of five steps; the last step of the last task is no decision. */
  private static final Model FOUR_TASKS = new Model(5, 5, 5, 5);

  private static final int FOUR_TASKS_DECISIONS = 19;

  /** Task 1 makes its third step between the second and the third step of task 0. */
  private static boolean depthTwoBug(String schedule) {
    int middle = Model.indexOf(schedule, 1, 3);
    return Model.indexOf(schedule, 0, 2) < middle && middle < Model.indexOf(schedule, 0, 3);
  }

  private static final Model TWO_TASKS = new Model(5, 5);
  private static final int TWO_TASKS_DECISIONS = 9;

  /** Steps two and three of task 0 and steps two and three of task 1 alternate. */
  private static boolean depthThreeBug(String schedule) {
    return Model.indexOf(schedule, 0, 2) < Model.indexOf(schedule, 1, 2)
        && Model.indexOf(schedule, 1, 2) < Model.indexOf(schedule, 0, 3)
        && Model.indexOf(schedule, 0, 3) < Model.indexOf(schedule, 1, 3);
  }

  /**
   * The bound for n = 4, k = 19, d = 2 is 1 / 76, that is 263 of 20,000 runs. For this bug a change
   * point before step three of task 0 is enough if task 0 had been above task 1, so about 1 / 38 of
   * the runs is expected.
   */
  @Test
  void findsBugOfDepthTwoAsOftenAsThePaperSays() {
    Strategy strategy = pct(FOUR_TASKS_DECISIONS, 2);
    int hits = hits(FOUR_TASKS, strategy, 20_000, PctTest::depthTwoBug);
    assertTrue(hits >= 263, "hits " + hits);
    assertTrue(hits <= 4 * 263, "hits " + hits);
  }

  /** The bound for n = 2, k = 9, d = 3 is 1 / 162, that is 247 of 40,000 runs. */
  @Test
  void findsBugOfDepthThreeAsOftenAsThePaperSays() {
    Strategy strategy = pct(TWO_TASKS_DECISIONS, 3);
    int hits = hits(TWO_TASKS, strategy, 40_000, PctTest::depthThreeBug);
    assertTrue(hits >= 247, "hits " + hits);
    assertTrue(hits <= 4 * 247, "hits " + hits);
  }

  @Test
  void doesNotFindBugsDeeperThanItsDepth() {
    assertEquals(0, hits(TWO_TASKS, pct(9, 1), 5000, PctTest::depthThreeBug));
    assertEquals(0, hits(TWO_TASKS, pct(9, 2), 5000, PctTest::depthThreeBug));
    assertEquals(0, hits(FOUR_TASKS, pct(19, 1), 5000, PctTest::depthTwoBug));
  }

  /** The third task is started by the first, which may have been lowered by then. */
  @Test
  void schedulesHaveExactlyThePapersDistribution() {
    assertExact(new Model(3, 3, 2).started(2, 0), 7, 3);
    assertExact(new Model(2, 3, 2), 6, 4);
    assertExact(new Model(2, 2, 2, 2).started(1, 0).started(2, 0).started(3, 2), 7, 2);
  }

  /**
   * Pearson's statistic has as many degrees of freedom as there are schedules but one, f, a mean of
   * f and a variance of 2 f; four standard deviations are allowed.
   */
  private static void assertExact(Model model, int decisions, int depth) {
    PctOracle oracle = new PctOracle(model, decisions, depth);
    int repetitions = 200;
    Map<String, Integer> seen = new HashMap<>();
    Strategy strategy = pct(decisions, depth);
    for (int seed = 0; seed < repetitions * oracle.cases(); seed++) {
      seen.merge(model.run(strategy, seed), 1, Integer::sum);
    }
    assertEquals(oracle.counts().keySet(), new TreeSet<>(seen.keySet()));
    double statistic = 0;
    for (Map.Entry<String, Integer> entry : oracle.counts().entrySet()) {
      double expected = (double) repetitions * entry.getValue();
      double difference = seen.get(entry.getKey()) - expected;
      statistic += difference * difference / expected;
    }
    int freedom = seen.size() - 1;
    double bound = freedom + 4 * Math.sqrt(2 * freedom);
    assertTrue(statistic < bound, statistic + " for " + freedom + " degrees of freedom");
  }

  /**
   * What an exploration of 40 executions says of itself: the bug is missed by those executions that
   * count for its depth, and drew their change points among as many decisions as there can be, in
   * no more explorations than the bounds say; four standard deviations are allowed.
   */
  @Test
  void explorationsMissNoMoreBugsThanTheirGuaranteesSay() {
    int explorations = 2_000;
    int missed = 0;
    double bounds = 0.0;
    double squares = 0.0;
    for (int i = 0; i < explorations; i++) {
      Pct strategy = new Pct(2);
      int aimed = 0;
      boolean met = false;
      for (int run = 0; run < 40; run++) {
        String schedule = FOUR_TASKS.run(strategy, 40L * i + run);
        if (strategy.guarantee().equals(Guarantee.ofDepth(2, FOUR_TASKS_DECISIONS))) {
          aimed++;
          met |= depthTwoBug(schedule);
        }
      }
      missed += met ? 0 : 1;
      double bound = new DepthBound(2, aimed, 4, FOUR_TASKS_DECISIONS).missed();
      bounds += bound / explorations;
      squares += bound * bound / explorations;
    }
    double share = (double) missed / explorations;
    double deviation = Math.sqrt(0.25 / explorations);
    assertTrue(bounds < 0.9, "the bound says something: " + bounds);
    assertTrue(share <= bounds + 4.0 * deviation, share + " of " + bounds);
    // For this bug the bound is loose by a factor of two in the exponent, and no more.
    assertTrue(share >= squares - 4.0 * deviation, share + " of " + squares);
  }

  @Test
  void guaranteesAreThoseOfTheExecutionBegunLast() {
    Pct strategy = new Pct(3);
    strategy.begin(0);
    assertEquals(Guarantee.NONE, strategy.guarantee());
    strategy.end(FOUR_TASKS_DECISIONS, true);
    strategy.begin(1);
    assertEquals(Guarantee.ofDepth(2, FOUR_TASKS_DECISIONS), strategy.guarantee());
    strategy.end(FOUR_TASKS_DECISIONS + 2, true);
    assertEquals(Guarantee.ofDepth(2, FOUR_TASKS_DECISIONS), strategy.guarantee());
    strategy.begin(2);
    assertEquals(Guarantee.ofDepth(1, FOUR_TASKS_DECISIONS + 2), strategy.guarantee());
  }

  @Test
  void firstExecutionMeasuresForTheOthers() {
    Pct strategy = new Pct(2);
    strategy.begin(0);
    assertEquals("k=0,d=2", strategy.settings());
    strategy.end(FOUR_TASKS_DECISIONS, true);
    assertEquals("k=0,d=2", strategy.settings());
    strategy.begin(1);
    assertEquals("k=19,d=1", strategy.settings());
  }

  @Test
  void depthIsCycled() {
    Pct strategy = new Pct(3);
    StringBuilder depths = new StringBuilder();
    for (int seed = 0; seed < 7; seed++) {
      strategy.begin(seed);
      depths.append(strategy.settings().charAt(strategy.settings().length() - 1));
      strategy.end(FOUR_TASKS_DECISIONS, true);
    }
    assertEquals("3213213", depths.toString());
  }

  @Test
  void moreDepthThanDecisionsIsNoProblem() {
    Strategy strategy = pct(2, 50);
    for (int seed = 0; seed < 100; seed++) {
      assertEquals(4, new Model(2, 2).run(strategy, seed).length());
    }
  }

  @Test
  void manyTasksAreNoProblem() {
    FakeDecision decision = new FakeDecision(2);
    Strategy strategy = pct(10_000, 1);
    strategy.begin(0);
    for (int task = 1; task < 5000; task++) {
      decision.tasks[1] = task;
      int option = strategy.choose(decision);
      assertEquals(option, strategy.choose(decision));
    }
  }

  /** Without change points a task that spins is left only after 1000 decisions, then soon. */
  @Test
  void spinningTaskEnds() {
    Model model = new Model(4, 3, 3).spinning(0, 1, Operation.VOLATILE_READ);
    Pct strategy = new Pct(1);
    int spun = 0;
    for (int seed = 0; seed < 300; seed++) {
      model.run(strategy, seed);
      assertTrue(model.decisions < 1100, "decisions " + model.decisions);
      spun += model.decisions > 1000 ? 1 : 0;
    }
    assertTrue(spun > 100, "spun " + spun);
  }

  /** A task that yields while it spins lets the others finish at once. */
  @Test
  void yieldingTaskEndsAtOnce() {
    Model model = new Model(4, 3, 3).spinning(0, 1, Operation.YIELD);
    Strategy strategy = pct(20, 3);
    for (int seed = 0; seed < 300; seed++) {
      model.run(strategy, seed);
      assertTrue(model.decisions < 20, "decisions " + model.decisions);
    }
  }

  @Test
  void yieldingTasksTakeTurns() {
    FakeDecision decision = new FakeDecision(3);
    Arrays.fill(decision.operations, Operation.YIELD);
    Strategy strategy = pct(100, 1);
    strategy.begin(0);
    int first = strategy.choose(decision);
    decision.current = first;
    int second = strategy.choose(decision);
    decision.current = second;
    int third = strategy.choose(decision);
    decision.current = third;
    assertEquals(3, first + second + third);
    for (int round = 0; round < 3; round++) {
      assertEquals(first, decision.current = strategy.choose(decision));
      assertEquals(second, decision.current = strategy.choose(decision));
      assertEquals(third, decision.current = strategy.choose(decision));
    }
  }

  @Test
  void spinsAndHorizonDoNotDriveEachOtherUp() {
    Horizon horizon = new Horizon();
    assertEquals(1000, Horizon.unfairDecisions(horizon.longest()));
    horizon.end(20, true);
    assertEquals(20, horizon.longest());
    horizon.end(700, true);
    assertEquals(700, horizon.longest());
    horizon.end(5, true);
    assertEquals(700, horizon.longest());
    horizon.end(2101, true);
    assertEquals(700, horizon.longest());
    horizon.end(2000, false);
    assertEquals(700, horizon.longest());
    horizon.end(2100, true);
    assertEquals(2100, horizon.longest());
    assertEquals(Integer.MAX_VALUE, Horizon.unfairDecisions(Integer.MAX_VALUE / 2));
  }

  @Test
  void horizonIsKnownAfterAnyExecution() {
    Horizon horizon = new Horizon();
    horizon.end(0, true);
    assertEquals(1, horizon.longest());
    Horizon cut = new Horizon();
    cut.end(10_000, false);
    assertEquals(2500, cut.longest());
    assertTrue(Horizon.unfairDecisions(cut.longest()) < 10_000);
  }

  @Test
  void malformedSettingsAreRefused() {
    PctProvider provider = new PctProvider();
    for (String text : new String[] {"k=3", "j=3,d=3", "k=x,d=3", "k=1,d=", "k=1,d=0", "random"}) {
      assertThrows(IllegalArgumentException.class, () -> provider.create(text, 3), text);
    }
    assertThrows(IllegalArgumentException.class, () -> provider.create("", 0));
  }
}
