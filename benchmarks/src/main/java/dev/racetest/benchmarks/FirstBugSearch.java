package dev.racetest.benchmarks;

import dev.racetest.benchmarks.sct.SctProgram;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Races;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches one program with one strategy, seed after seed, and counts the executions up to the
 * first that fails. The detector is off, so that nothing but the schedule makes an execution fail.
 */
final class FirstBugSearch {
  private final SctProgram program;
  private final String strategy;
  private final List<String> oddities = new ArrayList<>();
  private long bodies;

  FirstBugSearch(SctProgram program, String strategy) {
    this.program = program;
    this.strategy = strategy;
  }

  /** Searches until there are results for all seeds or the time is over. */
  FirstBugResult run(FirstBugSettings settings) {
    boolean isFirstFailing = failsUnpreempted();
    bodies = 0;
    long start = System.nanoTime();
    long end = start + settings.limit().toNanos();
    List<Integer> firsts = new ArrayList<>();
    int missed = 0;
    boolean isCut = false;
    int seed = 1;
    for (; seed <= settings.seeds() && !isCut && System.nanoTime() < end; seed++) {
      Duration rest = Duration.ofNanos(Math.max(1L, end - System.nanoTime()));
      ExplorationResult result = explore(seed, settings.cap(), rest);
      if (isFirstFailing) {
        firsts.add(1);
      } else if (isFound(result)) {
        firsts.add(result.summary().occurrences().first());
      } else {
        missed++;
        isCut = !result.failed() && result.executions() < settings.cap();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new FirstBugResult(
        program.name(), strategy, firsts, missed, isCut, bodies / seconds, oddities);
  }

  /** Whether the schedule without preemptions, which every search begins with, fails already. */
  private boolean failsUnpreempted() {
    for (int seed = 1; seed <= 3; seed++) {
      ExplorationResult result = explore(seed, 1, Duration.ofSeconds(10));
      if (result.failed()) {
        if (result.summary().occurrences().first() == 0) {
          return true;
        }
      } else {
        return false;
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

  private ExplorationResult explore(int seed, int cap, Duration budget) {
    ExplorationOptions options =
        ExplorationOptions.of(program.name())
            .withStrategy(strategy)
            .withSeed(seed)
            .withSchedules(cap)
            .withTimeBudget(budget)
            .withRaces(Races.OFF)
            .withPutBackStatics(false)
            .withDirected(false)
            .withShrinking(false)
            .withCounting(false);
    return Explorer.explore(
        options,
        () -> {
          bodies++;
          program.body().run();
        });
  }
}
