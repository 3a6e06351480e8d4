package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Submitting a task happens before it runs, and its run before {@code get} returns. */
public class PoolEdges {
  /** Something to do with a pool of two threads. */
  @FunctionalInterface
  private interface Use {
    void of(ExecutorService pool) throws Exception;
  }

  /** Runs a hook around each of its tasks. */
  private static class HookedPool extends ThreadPoolExecutor {
    HookedPool() {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }
  }

  private final Mail mail = new Mail();

  private final Callable<Integer> write =
      () -> {
        mail.write();
        return 1;
      };

  private static void withPool(Use use) throws Exception {
    with(Executors.newFixedThreadPool(2), use);
  }

  private static void with(ExecutorService pool, Use use) throws Exception {
    try {
      use.of(pool);
    } finally {
      pool.shutdown();
    }
  }

  /** Written before the task is submitted. */
  @Verdict(Expected.SILENT)
  public void submit() throws Exception {
    withPool(
        pool -> {
          mail.write();
          pool.submit(mail::read).get();
        });
  }

  /** Written when the task may be running. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterSubmit() throws Exception {
    withPool(
        pool -> {
          Future<?> task = pool.submit(mail::read);
          mail.write();
          task.get();
        });
  }

  /** Read when the task's result is there. */
  @Verdict(Expected.SILENT)
  public void get() throws Exception {
    withPool(
        pool -> {
          pool.submit(write).get();
          mail.read();
        });
  }

  /** Read when the result of another task is there. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void getOfAnother() throws Exception {
    withPool(
        pool -> {
          Future<?> writer = pool.submit(write);
          pool.submit(Thread::yield).get();
          mail.read();
          writer.get();
        });
  }

  /** The task fails, and {@code get} says so: that is a result, too. */
  @Verdict(Expected.SILENT)
  public void getOfFailed() throws Exception {
    Callable<Integer> failing = () -> Integer.parseInt("seven" + write.call());
    withPool(
        pool -> {
          try {
            pool.submit(failing).get();
          } catch (ExecutionException expected) {
            mail.read();
          }
        });
  }

  /** Asks first whether the result is there, and gets it, which is what orders. */
  @Verdict(Expected.SILENT)
  public void doneAndGot() throws Exception {
    withPool(
        pool -> {
          Future<?> task = pool.submit(write);
          if (task.isDone()) {
            task.get();
            mail.read();
          }
        });
  }

  /** The documentation promises it for {@code get} alone, but the task is done after its run. */
  @Verdict(Expected.SILENT)
  public void done() throws Exception {
    withPool(
        pool -> {
          if (pool.submit(write).isDone()) {
            mail.read();
          }
        });
  }

  /** A cancelled task is done for its future, whatever its thread is doing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void doneByCancelling() throws Exception {
    FutureTask<Integer> task =
        new FutureTask<>(
            () -> {
              Thread.yield();
              return write.call();
            });
    Thread runner = Threads.start(task::run);
    task.cancel(false);
    if (task.isDone()) {
      mail.read();
    }
    runner.join();
  }

  /** The pool has ended. */
  @Verdict(Expected.SILENT)
  public void awaitTermination() throws Exception {
    withPool(
        pool -> {
          pool.execute(mail::write);
          pool.shutdown();
          if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
            mail.read();
          }
        });
  }

  /** The wait for its end gives up, and nobody looks at the answer. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void awaitTerminationGivesUp() throws Exception {
    withPool(
        pool -> {
          pool.execute(
              () -> {
                LockSupport.parkNanos(1_000_000_000);
                mail.write();
              });
          pool.shutdown();
          pool.awaitTermination(1, TimeUnit.MILLISECONDS);
          mail.read();
          pool.awaitTermination(1, TimeUnit.MINUTES);
        });
  }

  /** Closing a pool waits for its tasks; the JDK that this is compiled for cannot do it yet. */
  @Verdict(value = Expected.SILENT, jdk = 21)
  public void close() throws Exception {
    withPool(
        pool -> {
          pool.execute(mail::write);
          ((AutoCloseable) pool).close();
          mail.read();
        });
  }

  /** Shutting down a pool does not wait for its tasks. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void shutdown() throws Exception {
    withPool(
        pool -> {
          pool.execute(mail::write);
          pool.shutdown();
          mail.read();
        });
  }

  /** All are done when {@code invokeAll} returns. */
  @Verdict(Expected.SILENT)
  public void invokeAll() throws Exception {
    withPool(
        pool -> {
          pool.invokeAll(List.of(write, () -> 2));
          mail.read();
        });
  }

  /** One is done when {@code invokeAny} returns, and the other one goes on. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void invokeAny() throws Exception {
    withPool(
        pool -> {
          pool.invokeAny(List.of(write, () -> 2));
          mail.read();
        });
  }

  /** Whoever takes a finished task sees what it has done. */
  @Verdict(Expected.SILENT)
  public void completionService() throws Exception {
    withPool(
        pool -> {
          CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
          service.submit(write);
          service.take();
          mail.read();
        });
  }

  /** The hook runs in the thread of the task, after it was submitted. */
  @Verdict(Expected.SILENT)
  public void beforeExecute() throws Exception {
    HookedPool hooked =
        new HookedPool() {
          @Override
          protected void beforeExecute(Thread thread, Runnable task) {
            mail.read();
          }
        };
    with(
        hooked,
        pool -> {
          mail.write();
          pool.submit(Thread::yield).get();
        });
  }

  /** The hook runs when others can already get the result. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void afterExecute() throws Exception {
    with(
        writingAfterwards(),
        pool -> {
          pool.submit(Thread::yield).get();
          mail.read();
        });
  }

  /** When the pool has ended, its hooks have. */
  @Verdict(Expected.SILENT)
  public void afterExecuteAndTermination() throws Exception {
    with(
        writingAfterwards(),
        pool -> {
          pool.submit(Thread::yield).get();
          pool.shutdown();
          if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
            mail.read();
          }
        });
  }

  private HookedPool writingAfterwards() {
    return new HookedPool() {
      @Override
      protected void afterExecute(Runnable task, Throwable thrown) {
        mail.write();
      }
    };
  }
}
