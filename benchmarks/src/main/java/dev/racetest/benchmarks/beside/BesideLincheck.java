package dev.racetest.benchmarks.beside;

import dev.racetest.benchmarks.beside.ToolProcess.Measured;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Operation tests beside Lincheck, in turns, each turn in a fresh JVM: executions a second of tests
 * that pass, and how long a test takes that finds a bug. The arguments are the seconds of a turn,
 * the number of turns, and a part of a row's name if not all rows are wanted.
 */
public final class BesideLincheck {
  /** A row of the first table, or, if it has a bug, of the second. */
  private record Row(String name, Class<?> type, boolean hasBug) {}

  private static final Row[] ROWS = {
    new Row("counter, 3 x 2", Structures.Counter.class, false),
    new Row("Treiber stack, 3 x 3", Structures.TreiberStack.class, false),
    new Row("ConcurrentLinkedQueue, 2 x 3", Structures.LinkedQueue.class, false),
    new Row("ConcurrentHashMap, 2 x 3", Structures.HashMap.class, false),
    new Row("broken stack, 2 x 3", Structures.BrokenStack.class, true),
    new Row("ConcurrentLinkedDeque, 2 x 3", Structures.LinkedDeque.class, true),
  };

  private final String seconds;
  private final int turns;

  private BesideLincheck(String seconds, int turns) {
    this.seconds = seconds;
    this.turns = turns;
  }

  /** Prints the tables. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String seconds = arguments.length > 0 ? arguments[0] : "10";
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    String part = arguments.length > 2 ? arguments[2] : "";
    System.out.printf(
        "JDK %s, %d processors, %d turns, load average at the start %.2f%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), turns, load());
    BesideLincheck beside = new BesideLincheck(seconds, turns);
    System.out.printf(
        "%nExecutions a second, RaceTest and Lincheck: by the clock, by processor time%n");
    for (Row row : ROWS) {
      if (!row.hasBug() && row.name().contains(part)) {
        beside.measureRate(row);
      }
    }
    System.out.printf("%nSeconds to the report of a bug, JVM start included%n");
    for (Row row : ROWS) {
      if (row.hasBug() && row.name().contains(part)) {
        beside.measureBug(row);
      }
    }
  }

  private void measureRate(Row row) throws IOException, InterruptedException {
    double[][] own = new double[turns][];
    double[][] other = new double[turns][];
    for (int turn = 0; turn < turns; turn++) {
      own[turn] = process(row, "racetest", "rate", seconds, seconds).figures();
      other[turn] = process(row, "lincheck", "rate", seconds, seconds).figures();
    }
    System.out.printf("%-30s", row.name());
    for (int kind = 0; kind < 2; kind++) {
      double ownMedian = median(own, kind);
      double otherMedian = median(other, kind);
      System.out.printf(" %,10.0f %,10.0f %7.1fx", ownMedian, otherMedian, ownMedian / otherMedian);
    }
    System.out.printf(" %6.1f%n", load());
  }

  private void measureBug(Row row) throws IOException, InterruptedException {
    double[][] own = new double[turns][];
    double[][] other = new double[turns][];
    for (int turn = 0; turn < turns; turn++) {
      own[turn] = secondsToBug(row, "racetest", turn);
      other[turn] = secondsToBug(row, "lincheck", turn);
    }
    double ownMedian = median(own, 0);
    double otherMedian = median(other, 0);
    System.out.printf(
        "%-30s %8.1f s %8.1f s %7.1fx %6.1f   each: %s; %s%n",
        row.name(), ownMedian, otherMedian, otherMedian / ownMedian, load(), all(own), all(other));
  }

  private static String all(double[][] seconds) {
    return Arrays.stream(seconds)
        .map(each -> String.format(Locale.ROOT, "%.1f", each[0]))
        .collect(Collectors.joining(", "));
  }

  /** Without end if nothing was found. */
  private double[] secondsToBug(Row row, String tool, int turn)
      throws IOException, InterruptedException {
    Measured measured = process(row, tool, "bug", Integer.toString(turn + 1));
    boolean isFound = measured.figures()[0] == 1.0;
    return new double[] {isFound ? measured.seconds() : Double.POSITIVE_INFINITY};
  }

  private static Measured process(Row row, String tool, String... rest)
      throws IOException, InterruptedException {
    return new ToolProcess(tool, row.type(), rest).run();
  }

  private static double median(double[][] turns, int kind) {
    double[] sorted = Arrays.stream(turns).mapToDouble(each -> each[kind]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
