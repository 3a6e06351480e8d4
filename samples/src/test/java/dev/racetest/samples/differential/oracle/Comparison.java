package dev.racetest.samples.differential.oracle;

import dev.racetest.samples.differential.Interpreter;
import dev.racetest.samples.differential.oracle.WatchedDetector.Deafness;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Runs random programs, each in one execution, and holds the detector's verdicts against what
 * follows from the logs. Prints some of those that differ, and how many there were of each kind.
 */
public final class Comparison {
  /** So many programs are run in one exploration, whose first execution does not count. */
  private static final int BATCH = 1_000;

  private static final int SHOWN = 3;

  /** A log of so many events is long enough for an innocent program to be worth something. */
  private static final int LONG = 15;

  private final SplittableRandom random;
  private final List<RandomProgram> programs = new ArrayList<>();
  private final List<EventLog> logs = new ArrayList<>();
  private final int shown;
  private int compared;
  private int racy;
  private int innocent;
  private int different;

  private Comparison(long seed, int shown) {
    random = new SplittableRandom(seed);
    this.shown = shown;
  }

  /**
   * The first argument is where the random numbers start, the second the number of programs. Then
   * the same is tried with detectors that are wrong, which a few programs must show.
   */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    int programs = Integer.parseInt(arguments[1]);
    for (Deafness deafness : Deafness.values()) {
      WatchedDetector.deafTo(deafness);
      Comparison comparison = new Comparison(seed, deafness == Deafness.NONE ? SHOWN : 0);
      comparison.run(deafness == Deafness.NONE ? programs : BATCH);
      System.out.printf("deaf to %s: %s%n", deafness, comparison);
    }
    // Threads that deadlocked programs have left must not keep this JVM.
    System.exit(0);
  }

  private void run(int programs) {
    while (compared < programs) {
      compareBatch();
    }
  }

  @Override
  public String toString() {
    return "compared %d, racy %d, innocent %d, different %d"
        .formatted(compared, racy, innocent, different);
  }

  private void compareBatch() {
    for (int i = 0; i <= BATCH; i++) {
      programs.add(new RandomProgram(random));
    }
    Iterator<RandomProgram> next = programs.iterator();
    ExplorationOptions options =
        ExplorationOptions.of("differential")
            .withSchedules(BATCH)
            .withSeed(compared)
            .withPutBackStatics(false)
            .withTimeBudget(Duration.ofMinutes(5));
    Explorer.record(options, () -> run(next.next()));
    List<Set<Integer>> verdicts = WatchedDetector.verdicts();
    for (int i = 1; i <= BATCH; i++) {
      compare(programs.get(i), logs.get(i), verdicts.get(i));
    }
    programs.clear();
    logs.clear();
  }

  private void run(RandomProgram program) {
    EventLog log = new EventLog();
    logs.add(log);
    new Interpreter(program.steps(), log).run();
  }

  private void compare(RandomProgram program, EventLog log, Set<Integer> reported) {
    Set<Integer> expected = log.racingVariables();
    compared++;
    racy += expected.isEmpty() ? 0 : 1;
    innocent += expected.isEmpty() && log.size() >= LONG ? 1 : 0;
    if (!expected.equals(reported) && ++different <= shown) {
      System.out.printf(
          "%s%s racing by the log: %s, reported: %s%n%n", program, log, expected, reported);
    }
  }
}
