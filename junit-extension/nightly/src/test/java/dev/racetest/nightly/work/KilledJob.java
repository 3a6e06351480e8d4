package dev.racetest.nightly.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A job whose coordinator and workers are killed with {@code kill -9}, and started again. */
final class KilledJob {
  private final StoreLocation location;
  private final WorkStore store;
  private final Class<?> runner;
  private final Path output;
  private final Random random;
  private Process job;
  private int coordinators;

  private KilledJob(
      StoreLocation location, WorkStore store, Class<?> runner, Path output, int kills) {
    this.location = location;
    this.store = store;
    this.runner = runner;
    this.output = output;
    // Of five processes it picks one coordinator.
    this.random = new Random(26);
    this.job = start();
  }

  private Process start() {
    return Job.start(location, runner, output);
  }

  /**
   * Kills a random process of the job so often, each time after some items were completed; then
   * lets the job come to its end.
   *
   * @param output a file for what the job says
   */
  static void run(StoreLocation location, WorkStore store, Class<?> runner, Path output, int kills)
      throws InterruptedException {
    KilledJob killed = new KilledJob(location, store, runner, output, kills);
    try {
      for (int i = 0; i < kills; i++) {
        killed.kill();
      }
      killed.finish();
    } finally {
      killed.job.descendants().forEach(ProcessHandle::destroyForcibly);
      killed.job.destroyForcibly();
    }
    System.out.printf(
        "%s, %s: %d processes killed, %d of them coordinators; %,d items completed%n",
        location.isShared() ? "PostgreSQL" : "SQLite",
        runner.getSimpleName(),
        kills,
        killed.coordinators,
        store.queue().done());
    assertTrue(killed.coordinators > 0 && killed.coordinators < kills);
  }

  private void kill() throws InterruptedException {
    awaitProgress(1 + random.nextInt(3));
    assertTrue(job.isAlive(), () -> "the job is over before it was killed enough: " + text(output));
    List<ProcessHandle> processes = new ArrayList<>(job.toHandle().children().toList());
    processes.add(job.toHandle());
    ProcessHandle victim = processes.get(random.nextInt(processes.size()));
    victim.destroyForcibly();
    if (victim.equals(job.toHandle())) {
      coordinators++;
      job.waitFor();
      job = start();
    }
  }

  /** Waits until so many more items are completed, or the job is over. */
  private void awaitProgress(int items) throws InterruptedException {
    long before = store.queue().done();
    while (store.queue().done() < before + items && job.isAlive()) {
      job.waitFor(10, TimeUnit.MILLISECONDS);
    }
  }

  private void finish() throws InterruptedException {
    job.waitFor();
    assertEquals(0, job.exitValue(), () -> text(output));
    QueueState queue = store.queue();
    assertEquals(new QueueState(0, 0, queue.done(), 0), queue);
    assertEquals(List.of(), store.workers());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
