package dev.racetest.benchmarks.beside;

import java.time.Duration;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * Lincheck's own verifier, counted: it is asked once for each invocation. Ends the test when its
 * time is over, since Lincheck has no such option.
 */
public final class CountingVerifier implements Verifier {
  /** The time is over. */
  static final class TimeOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeOver() {
      super("the time is over", null, false, false);
    }
  }

  private static long warmUpNanos;
  private static long nanos;
  private static Stopwatch warmUp;
  private static Stopwatch stopwatch;
  private static long count;

  private final LinearizabilityVerifier verifier;

  /** Made by Lincheck. */
  public CountingVerifier(Class<?> sequentialSpecification) {
    verifier = new LinearizabilityVerifier(sequentialSpecification);
  }

  /** Counts anew. */
  static void begin(Duration newWarmUp, Duration time) {
    warmUpNanos = newWarmUp.toNanos();
    nanos = time.toNanos();
    warmUp = null;
    stopwatch = null;
    count = 0L;
  }

  /** Invocations a second after the warm-up, by the clock and by processor time. */
  static double[] rates() {
    return stopwatch.rates(count);
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    boolean isRight = verifier.verifyResults(scenario, results);
    if (stopwatch != null) {
      count();
    } else if (warmUp == null) {
      warmUp = new Stopwatch();
    } else if (warmUp.nanos() > warmUpNanos) {
      stopwatch = new Stopwatch();
    }
    return isRight;
  }

  private static void count() {
    count++;
    if (stopwatch.nanos() > nanos) {
      throw new TimeOver();
    }
  }
}
