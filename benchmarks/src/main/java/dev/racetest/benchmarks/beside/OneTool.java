package dev.racetest.benchmarks.beside;

import java.time.Duration;

/** Measures one tool; the main class of the JVMs that {@link BesideLincheck} starts. */
public final class OneTool {
  /** Before the figures, in what the JVM prints. */
  static final String FIGURES = "figures: ";

  private OneTool() {}

  /**
   * Prints figures: executions a second, by the clock and by processor time; or 1 if a bug was
   * found.
   *
   * @param arguments the tool, the class, then {@code rate}, seconds to warm up and seconds to
   *     count; or {@code bug} and a seed
   */
  public static void main(String[] arguments) throws ClassNotFoundException {
    Tool tool = arguments[0].equals("lincheck") ? new LincheckTool() : new RaceTestTool();
    Class<?> type = Class.forName(arguments[1]);
    double[] figures;
    if (arguments[2].equals("rate")) {
      figures = tool.executionsPerSecond(type, seconds(arguments[3]), seconds(arguments[4]));
    } else {
      String found = tool.find(type, Long.parseLong(arguments[3]));
      System.out.println(found);
      figures = new double[] {found.isEmpty() ? 0.0 : 1.0};
    }
    System.out.print(FIGURES);
    for (double figure : figures) {
      System.out.print(figure + " ");
    }
    System.out.println();
    System.exit(0);
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000.0));
  }
}
