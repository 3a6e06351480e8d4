package dev.racetest.benchmarks;

import dev.racetest.benchmarks.sct.SctProgram;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Counts, for each program of {@link dev.racetest.benchmarks.sct} and each strategy, the executions
 * up to the first that fails, over some seeds. The warm-up execution, which has no preemptions, is
 * not counted; a program that it fails in is found in execution 1. Beside the strategies' figures
 * stand published ones: those were measured by others, with other tools, on other machines and on
 * the C and C++ originals, so compare shapes, not figures.
 *
 * <p>Arguments: {@code strategies=random,pct} (all on the class path if missing), {@code
 * programs=reorder_3,stack} (all), {@code seeds=20}, {@code cap=10000} executions for a seed,
 * {@code seconds=60} for all seeds of a strategy in a program.
 */
public final class SchedulesToFirstBug {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private SchedulesToFirstBug() {}

  /** Prints the table, row by row, and below it what it says of the portfolio. */
  public static void main(String[] arguments) {
    FirstBugSettings settings = FirstBugSettings.of(arguments);
    PublishedFigures published = PublishedFigures.read();
    FirstBugAims aims = new FirstBugAims();
    print(
        "JDK %s, %d processors, %d seeds, at most %,d executions each, at most %d s for a row",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        settings.seeds(),
        settings.cap(),
        settings.limit().toSeconds());
    print("mean: of the seeds that found the bug; median: seeds that found nothing count as never");
    print("published: means of other people's measurements in other harnesses%n");
    print(
        "| program (threads) | strategy | median | mean | max | found | executions/s | load"
            + " | published: SURW artifact | published: RFF artifact |");
    print("|---|---|---|---|---|---|---|---|---|---|");
    for (SctProgram program : settings.programs()) {
      boolean isFirst = true;
      for (String strategy : settings.strategies()) {
        FirstBugResult result = new FirstBugSearch(program, strategy).run(settings);
        aims.add(result);
        print("%s", row(program, result, settings, isFirst ? published : null));
        result.oddities().forEach(oddity -> System.err.println(oddity));
        isFirst = false;
      }
    }
    print("");
    List<String> lines = aims.lines(published);
    lines.forEach(line -> print("%s", line));
    // Threads of abandoned executions must not keep this JVM.
    System.exit(0);
  }

  private static String row(
      SctProgram program,
      FirstBugResult result,
      FirstBugSettings settings,
      PublishedFigures published) {
    return String.format(
        Locale.ROOT,
        "| %s (%d) | %s | %s | %s | %s | %s | %,.0f | %.1f | %s | %s |",
        program.name(),
        program.threads(),
        result.strategy(),
        FirstBugResult.text(result.median()),
        FirstBugResult.text(result.mean()),
        FirstBugResult.text(result.max()),
        result.found(settings.seeds()),
        result.speed(),
        Turns.load(),
        published == null ? "" : published.of(program.name(), "surw"),
        published == null ? "" : published.of(program.name(), "rff"));
  }

  private static void print(String format, Object... arguments) {
    OUT.println(String.format(Locale.ROOT, format, arguments));
  }
}
