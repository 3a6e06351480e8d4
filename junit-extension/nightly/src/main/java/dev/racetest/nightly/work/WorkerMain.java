package dev.racetest.nightly.work;

import dev.racetest.nightly.store.StoreException;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a worker process runs. Its standard input is held open by the coordinator: when that ends,
 * in whatever way, the worker ends after the slice that it is busy with.
 */
public final class WorkerMain {
  /** The store stands in the environment: arguments can be seen by other users of the machine. */
  static final String STORE = "RACETEST_STORE";

  static final String USER = "RACETEST_STORE_USER";
  static final String PASSWORD = "RACETEST_STORE_PASSWORD";

  /** How much longer than a slice the end of a slice is waited for. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Worker worker;
  private final WorkerOptions options;
  private final CountDownLatch finished = new CountDownLatch(1);

  private WorkerMain(Worker worker, WorkerOptions options) {
    this.worker = worker;
    this.options = options;
  }

  /**
   * Works until nothing is left to do.
   *
   * @param begun when the coordinator began to start this process
   * @param runner the name of the class that explores
   * @param environment where the store is
   * @param pins what the items depend on, as this process has it
   * @throws StoreException if the store does not do its work, its items depend on something else,
   *     or there is no such class
   */
  public static void run(
      long begun,
      String runner,
      WorkerOptions options,
      Map<String, String> environment,
      Map<String, String> pins)
      throws InterruptedException {
    StoreLocation location =
        new StoreLocation(
            environment.getOrDefault(STORE, ""),
            environment.getOrDefault(USER, ""),
            environment.getOrDefault(PASSWORD, ""));
    String name = WorkerName.of(ProcessHandle.current().pid(), begun).toString();
    try (WorkStore store = location.open(options.mostAttempts())) {
      store.requirePinned(pins);
      Worker worker = new Worker(name, store, runner(runner), options);
      new WorkerMain(worker, options).work();
    }
  }

  private static ItemRunner runner(String name) {
    try {
      return (ItemRunner) Class.forName(name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException wrong) {
      throw new StoreException("There is no ItemRunner " + name + ": " + wrong, wrong);
    }
  }

  private void work() throws InterruptedException {
    InputStream coordinator = System.in;
    Thread watch = new Thread(() -> awaitEnd(coordinator), "racetest-coordinator");
    watch.setDaemon(true);
    watch.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::finishSlice, "racetest-stop"));
    try {
      worker.run();
    } finally {
      // Not the end of the thread: in its last line it waits for the shutdown hooks.
      finished.countDown();
    }
  }

  private void awaitEnd(InputStream coordinator) {
    try {
      while (coordinator.read() >= 0) {
        // It says nothing.
      }
    } catch (IOException gone) {
      // As good as the end.
    }
    worker.stop();
  }

  /** Ctrl-C on a terminal reaches workers, too; what they are busy with need not be lost. */
  private void finishSlice() {
    worker.stop();
    if (!isEndedFromInside()) {
      try {
        finished.await(options.slice().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException enough) {
        // Then another worker does it again.
      }
    }
  }

  /** Code under test that calls System.exit may not be waited for: it waits for us. */
  private static boolean isEndedFromInside() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> !entry.getKey().getName().startsWith("SIG"))
        .anyMatch(
            entry ->
                Arrays.stream(entry.getValue())
                    .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown")));
  }
}
