package dev.racetest.benchmarks.beside;

import dev.racetest.harness.operations.OperationTest;
import java.time.Duration;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** Lincheck's model checking, which looks inside {@code java.util.concurrent} by default. */
final class LincheckTool implements Tool {
  @Override
  public double[] executionsPerSecond(Class<?> type, Duration warmUp, Duration time) {
    CountingVerifier.begin(warmUp, time);
    try {
      options(type)
          .iterations(Integer.MAX_VALUE)
          .invocationsPerIteration(EXECUTIONS_OF_SCENARIO)
          .verifier(CountingVerifier.class)
          .check(type);
      throw new IllegalStateException("Lincheck ended before its time was over");
    } catch (CountingVerifier.TimeOver over) {
      return CountingVerifier.rates();
    }
  }

  /** Its random numbers always start at the same seed. */
  @Override
  public String find(Class<?> type, long seed) {
    try {
      options(type).check(type);
      return "";
    } catch (LincheckAssertionError failure) {
      return failure.getMessage();
    }
  }

  private static ModelCheckingOptions options(Class<?> type) {
    OperationTest test = type.getAnnotation(OperationTest.class);
    return new ModelCheckingOptions()
        .threads(test.threads())
        .actorsPerThread(test.operations())
        .actorsBefore(test.before())
        .actorsAfter(test.after())
        .sequentialSpecification(test.specification());
  }
}
