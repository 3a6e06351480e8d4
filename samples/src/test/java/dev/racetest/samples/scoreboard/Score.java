package dev.racetest.samples.scoreboard;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.VerdictCheck;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one strategy makes of the programs. */
final class Score {
  /** After so many schedules it is counted how many races are found. */
  static final int[] BUDGETS = {1, 10, 100, 1_000};

  /** Each race is looked for with so many seeds. */
  static final int SEEDS = 5;

  private final String strategy;
  private final boolean directed;
  private final int[] found = new int[BUDGETS.length];
  private final List<String> missed = new ArrayList<>();
  private final Set<String> falsePositives = new LinkedHashSet<>();
  private final Set<String> wrongNames = new LinkedHashSet<>();
  private int searches;

  /**
   * Begins with nothing.
   *
   * @param directed whether some executions aim at what earlier ones have made suspicious
   */
  Score(String strategy, boolean directed) {
    this.strategy = strategy;
    this.directed = directed;
  }

  /** Looks for the race of a guilty program, with each seed. */
  void search(Method program) {
    int misses = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      searches++;
      int first = firstBudget(program, seed);
      for (int i = first; i < BUDGETS.length; i++) {
        found[i]++;
      }
      misses += first == BUDGETS.length ? 1 : 0;
    }
    if (misses > 0) {
      missed.add(Samples.name(program) + " with " + misses + " of " + SEEDS + " seeds");
    }
  }

  /**
   * The first budget that suffices. Each one is tried anew, as a test with so many schedules would:
   * most races are found in the first few, and what they lead to is then looked for in no more
   * executions than the budget has.
   */
  private int firstBudget(Method program, long seed) {
    for (int i = 0; i < BUDGETS.length; i++) {
      ExplorationOptions options = Corpus.options(program).withSchedules(BUDGETS[i]);
      ExplorationResult result = explore(program, options.withSeed(seed));
      if (result.failed()) {
        Verdict verdict = program.getAnnotation(Verdict.class);
        for (String headline : VerdictCheck.wrongNames(verdict, result)) {
          wrongNames.add(Samples.name(program) + ": " + headline);
        }
        return VerdictCheck.isRaceFound(verdict, result) ? i : BUDGETS.length;
      }
    }
    return BUDGETS.length;
  }

  /** Explores an innocent program. */
  void tempt(Method program) {
    for (Finding finding : explore(program, Corpus.options(program)).findings()) {
      falsePositives.add(Samples.name(program) + ": " + finding.headline());
    }
  }

  private ExplorationResult explore(Method program, ExplorationOptions options) {
    return Explorer.explore(
        options.withStrategy(strategy).withDirected(directed), Samples.body(program));
  }

  /** Whether every report is a race that is one, under its own name. */
  boolean isRight() {
    return falsePositives.isEmpty() && wrongNames.isEmpty();
  }

  String strategy() {
    return directed ? strategy : strategy + ", undirected";
  }

  /** The share of searches, in percent, for which the budget of this number was enough. */
  double recall(int budget) {
    return 100.0 * found[budget] / searches;
  }

  /** Guilty programs whose race was not found with every seed. */
  List<String> missed() {
    return missed;
  }

  /** What was found in innocent programs. */
  Set<String> falsePositives() {
    return falsePositives;
  }

  /** Races that were reported on something else than the variable that the verdict names. */
  Set<String> wrongNames() {
    return wrongNames;
  }
}
