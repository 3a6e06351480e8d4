package dev.racetest.benchmarks.beside;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures time by the clock, and what this JVM has used of the processors meanwhile. */
final class Stopwatch {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long start = System.nanoTime();
  private final long processorStart = SYSTEM.getProcessCpuTime();

  /** How many that is a second: by the clock, and by processor time. */
  double[] rates(long count) {
    double clock = (System.nanoTime() - start) / 1e9;
    double processor = (SYSTEM.getProcessCpuTime() - processorStart) / 1e9;
    return new double[] {count / clock, count / processor};
  }

  long nanos() {
    return System.nanoTime() - start;
  }
}
