package dev.racetest.benchmarks.watched;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a program in this JVM again and again for some seconds, the same time before without
 * counting, and prints how long a run takes by the clock and of processor time (the median, in
 * milliseconds), and the most memory that the process has had (in MB).
 */
public final class OneProgram {
  static final String MARK = "RESULT ";

  private static final int FEWEST = 3;

  private OneProgram() {}

  /** Arguments: the program's name, seconds. */
  public static void main(String[] arguments) throws Exception {
    Program program = Programs.all().get(arguments[0]).call();
    double seconds = Double.parseDouble(arguments[1]);
    measure(program, seconds);
    double[] millis = measure(program, seconds);
    System.out.println(MARK + millis[0] + " " + millis[1] + " " + peakMegabytes());
    System.exit(0);
  }

  /** By the clock and of processor time. */
  private static double[] measure(Program program, double seconds) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    long sum = 0;
    int runs = 0;
    while (runs < FEWEST || System.nanoTime() - begin < seconds * 1e9) {
      sum += program.run();
      runs++;
    }
    if (sum == 0) {
      throw new IllegalStateException("it has done nothing");
    }
    return new double[] {
      (System.nanoTime() - begin) / 1e6 / runs, (system.getProcessCpuTime() - cpu) / 1e6 / runs
    };
  }

  /** The high-water mark of what is resident; proc(5). */
  private static double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    return Double.NaN;
  }
}
