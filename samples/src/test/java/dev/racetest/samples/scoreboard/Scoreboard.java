package dev.racetest.samples.scoreboard;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Counts for each strategy how many of the known data races it finds within 1, 10, 100 and 1,000
 * schedules, and what it reports that is none. Ends with status 1 if there is such a report, or one
 * that names another variable than the one that races.
 */
public final class Scoreboard {
  private static final List<String> STRATEGIES = List.of("auto", "random", "pct");

  private static final String HEADING = "%-20s%8d%8d%8d%8d%20s%16s";
  private static final String ROW = "%-20s%7.1f%%%7.1f%%%7.1f%%%7.1f%%%20d%16d";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<Score> scores = new ArrayList<>();

  private Scoreboard() {}

  /** Prints the table, and below it the names of what was missed or reported wrongly. */
  public static void main(String[] arguments) throws Exception {
    boolean isRight = new Scoreboard().run();
    // Threads that programs have leaked must not keep this JVM.
    System.exit(isRight ? 0 : 1);
  }

  private boolean run() throws Exception {
    long start = System.nanoTime();
    print(
        "JDK %s, %d processors, load average at the start %.2f",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
    List<Method> guilty = programs("races", Set.of(Expected.DATA_RACE));
    List<Method> innocent = programs("innocent programs", Set.of(Expected.SILENT, Expected.LEAK));
    print("%nRaces found within ... schedules, average of %d seeds", Score.SEEDS);
    print(HEADING, heading());
    for (String strategy : STRATEGIES) {
      Score score = new Score(strategy, true);
      guilty.forEach(score::search);
      innocent.forEach(score::tempt);
      scores.add(score);
      print(ROW, row(score));
    }
    noise(guilty.stream().filter(program -> Samples.name(program).contains("Noise.")).toList());
    list("not found", Score::missed);
    list("false positives", Score::falsePositives);
    list("wrong names", Score::wrongNames);
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    print("%n%d s, load average at the end %.2f", seconds, load());
    return scores.stream().allMatch(Score::isRight);
  }

  /** What directed executions are for: races that locks nearly always order, by chance. */
  private void noise(List<Method> programs) {
    print("%nOf these, %d with locks and atomics around the race", programs.size());
    print(HEADING, heading());
    for (String strategy : STRATEGIES) {
      for (boolean directed : new boolean[] {true, false}) {
        Score score = new Score(strategy, directed);
        programs.forEach(score::search);
        print(ROW, row(score));
      }
    }
  }

  private List<Method> programs(String what, Set<Expected> verdicts) throws Exception {
    List<Method> all = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (Corpus corpus : Corpus.values()) {
      List<Method> some =
          corpus
              .programs()
              .filter(program -> verdicts.contains(program.getAnnotation(Verdict.class).value()))
              .toList();
      all.addAll(some);
      counts.add(some.size() + " " + corpus);
    }
    print("%d %s (%s)", all.size(), what, String.join(", ", counts));
    return all;
  }

  private static Object[] heading() {
    List<Object> cells = new ArrayList<>();
    cells.add("strategy");
    for (int budget : Score.BUDGETS) {
      cells.add(budget);
    }
    cells.addAll(List.of("false positives", "wrong names"));
    return cells.toArray();
  }

  private static Object[] row(Score score) {
    List<Object> cells = new ArrayList<>();
    cells.add(score.strategy());
    for (int i = 0; i < Score.BUDGETS.length; i++) {
      cells.add(score.recall(i));
    }
    cells.addAll(List.of(score.falsePositives().size(), score.wrongNames().size()));
    return cells.toArray();
  }

  private void list(String what, Function<Score, Collection<String>> lines) {
    for (Score score : scores) {
      Collection<String> some = lines.apply(score);
      if (!some.isEmpty()) {
        print("%n%s, %s:", score.strategy(), what);
        some.forEach(line -> print("  %s", line));
      }
    }
  }

  private void print(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
