package dev.racetest.nightly.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Work for processors alone: where two of them are threads of one core, twice as many processes
 * take far more than half of the time for the same work.
 */
public final class Arithmetic {
  private static final long STEPS = 6_000_000_000L;

  private Arithmetic() {}

  /** Does so many steps as the argument says. */
  public static void main(String[] arguments) {
    long x = 1;
    for (long i = Long.parseLong(arguments[0]); i > 0; i--) {
      x = x * 6364136223846793005L + 1442695040888963407L;
      x ^= x >>> 17;
    }
    System.out.println(x);
  }

  /** How long the same work takes so many processes together. */
  static double seconds(int processes) throws Exception {
    long start = System.nanoTime();
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      running.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Arithmetic.class.getName(),
                  Long.toString(STEPS / processes))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    for (Process process : running) {
      process.waitFor();
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
