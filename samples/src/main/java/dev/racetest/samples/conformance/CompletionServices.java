package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Results in the order in which they are ready, which need not be that of the tasks. */
public class CompletionServices {
  private static void submitTwo(CompletionService<Integer> service) {
    Future<Integer> unused = service.submit(() -> 1);
    unused = service.submit(() -> 2);
  }

  /** Whatever comes first is added first; the sum is the same. */
  @Verdict(Expected.SILENT)
  public void inAnyOrder() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    submitTwo(service);
    int sum = service.take().get();
    sum += service.take().get();
    Check.equal(3, sum);
    pool.shutdown();
  }

  /** The second task may be ready before the first. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void inTheOrderOfTheTasks() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    submitTwo(service);
    try {
      Check.equal(1, service.take().get());
    } finally {
      pool.shutdown();
    }
  }

  /** A pool of one thread keeps the order. */
  @Verdict(Expected.SILENT)
  public void oneThreadKeepsTheOrder() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    submitTwo(service);
    Check.equal(1, service.take().get());
    Check.equal(2, service.take().get());
    pool.shutdown();
  }

  /** Two tasks have two results; nobody brings the third. */
  @Verdict(Expected.DEADLOCK)
  public void oneResultTooMany() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    submitTwo(service);
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += service.take().get();
    }
    Check.equal(3, sum);
    pool.shutdown();
  }

  /** {@code poll} does not wait: there may be no result yet. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void pollComesTooEarly() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    submitTwo(service);
    try {
      Check.that(service.poll() != null, "no result yet");
    } finally {
      pool.shutdown();
    }
  }
}
