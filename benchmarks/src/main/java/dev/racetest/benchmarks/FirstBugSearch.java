package dev.racetest.benchmarks;

import dev.racetest.benchmarks.sct.SctProgram;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Races;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Searches one program with one strategy, seed after seed, and counts the executions up to the
 * first that fails. The detector is off, so that nothing but the schedule makes an execution fail.
 */
final class FirstBugSearch {
  private static final Duration SPEED_TIME = Duration.ofMillis(300);

  private final SctProgram program;
  private final String strategy;
  private final List<String> oddities = new ArrayList<>();

  FirstBugSearch(SctProgram program, String strategy) {
    this.program = program;
    this.strategy = strategy;
  }

  /** Searches until there are results for all seeds or the time is over. */
  FirstBugResult run(FirstBugSettings settings) {
    if (failsUnpreempted()) {
      return result(Collections.nCopies(settings.seeds(), 1), 0, false);
    }
    long end = System.nanoTime() + settings.limit().toNanos();
    List<Integer> firsts = new ArrayList<>();
    int missed = 0;
    boolean isCut = false;
    for (int seed = 1; seed <= settings.seeds() && !isCut && System.nanoTime() < end; seed++) {
      Duration rest = Duration.ofNanos(Math.max(1L, end - System.nanoTime()));
      ExplorationResult result = explore(options(seed, settings.cap(), rest));
      if (isFound(result)) {
        firsts.add(result.summary().occurrences().first());
      } else {
        missed++;
        isCut = !result.failed() && result.executions() < settings.cap();
      }
    }
    return result(firsts, missed, isCut);
  }

  private FirstBugResult result(List<Integer> firsts, int missed, boolean isCut) {
    return new FirstBugResult(program.name(), strategy, firsts, missed, isCut, speed(), oddities);
  }

  /**
   * Whether the schedule without preemptions, which every search begins with, fails already. A
   * search tells of it only if none of its other executions fails; if they fail for three seeds,
   * the answer matters little.
   */
  boolean failsUnpreempted() {
    for (int seed = 1; seed <= 3; seed++) {
      ExplorationResult result = explore(options(seed, 1, Duration.ofSeconds(10)));
      if (!result.failed()) {
        return false;
      }
      if (result.summary().occurrences().first() == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isFound(ExplorationResult result) {
    if (!result.failed()) {
      return false;
    }
    Finding finding = result.findings().get(0);
    if (finding.kind() == program.bug()) {
      return true;
    }
    oddities.add(program.name() + ", " + strategy + ": " + finding.headline());
    return false;
  }

  /** Executions a second, those that fail included. The first of two measurements warms up. */
  private double speed() {
    ExplorationOptions options = options(1, Integer.MAX_VALUE, SPEED_TIME).withKeepGoing(true);
    explore(options);
    return explore(options).summary().speed();
  }

  private ExplorationOptions options(int seed, int cap, Duration budget) {
    return ExplorationOptions.of(program.name())
        .withStrategy(strategy)
        .withSeed(seed)
        .withSchedules(cap)
        .withTimeBudget(budget)
        .withRaces(Races.OFF)
        .withPutBackStatics(false)
        .withDirected(false)
        .withShrinking(false)
        .withCounting(false);
  }

  private ExplorationResult explore(ExplorationOptions options) {
    return Explorer.explore(options, program.body());
  }
}
