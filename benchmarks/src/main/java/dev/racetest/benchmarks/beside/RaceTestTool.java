package dev.racetest.benchmarks.beside;

import dev.racetest.harness.operations.OperationTest;
import dev.racetest.harness.operations.OperationsResult;
import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import dev.racetest.harness.operations.OperationsRunner;
import dev.racetest.scheduler.ExplorationOptions;
import java.time.Duration;

/** This project's operation tests, with the race detector on. */
final class RaceTestTool implements Tool {
  /** What an operation test does unless it says otherwise. */
  private static final int DEFAULT_SCHEDULES = 200;

  @Override
  public double[] executionsPerSecond(Class<?> type, Duration warmUp, Duration time) {
    executions(type, 1L, warmUp);
    Stopwatch stopwatch = new Stopwatch();
    return stopwatch.rates(executions(type, 2L, time));
  }

  /** Test after test, with new scenarios, until the time is over. */
  private static long executions(Class<?> type, long firstSeed, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long executions = 0L;
    long seed = firstSeed;
    while (System.nanoTime() < end) {
      Duration left = Duration.ofNanos(Math.max(1L, end - System.nanoTime()));
      long used = seed;
      OperationsResult result =
          run(
              type,
              ExplorationOptions.of(type.getName())
                  .withSeed(used)
                  .withSchedules(EXECUTIONS_OF_SCENARIO)
                  .withTimeBudget(left));
      result.failure().map(OperationsFailure::text).ifPresent(RaceTestTool::refuse);
      executions += result.executions();
      seed += 2;
    }
    return executions;
  }

  private static void refuse(String failure) {
    throw new IllegalStateException("the test should pass: " + failure);
  }

  @Override
  public String find(Class<?> type, long seed) {
    return run(
            type,
            ExplorationOptions.of(type.getName())
                .withSeed(seed)
                .withSchedules(DEFAULT_SCHEDULES)
                .withTimeBudget(Duration.ofMinutes(10)))
        .failure()
        .map(OperationsFailure::text)
        .orElse("");
  }

  private static OperationsResult run(Class<?> type, ExplorationOptions options) {
    OperationTest annotation = type.getAnnotation(OperationTest.class);
    return new OperationsRunner(type, annotation, options).run();
  }
}
