package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The worker JVMs of one exploration, as the JVM of the test sees them. */
public final class WorkerTeam implements AutoCloseable {
  /**
   * Who explores a test besides this JVM.
   *
   * @param workers how many JVMs explore in all, this one included; at least 1
   * @param headStart how long this one explores alone: a test that takes no longer needs no others;
   *     if it is zero, this one begins when all the others have something to do
   * @param test the test by its unique id
   * @param parameters the configuration parameters of the run; those that are not among them are
   *     looked for where JUnit does
   * @param areAll whether these are all parameters
   * @param log is told of workers that cannot work
   */
  public record Plan(
      int workers,
      Duration headStart,
      String test,
      Map<String, String> parameters,
      boolean areAll,
      Consumer<String> log) {

    /** Copies the parameters. */
    public Plan {
      parameters = Map.copyOf(parameters);
    }
  }

  private final Plan plan;
  private final ExplorationOptions options;
  private final Ledger ledger;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Worker> workers = new ArrayList<>();
  private final Thread starter = new Thread(this::startAfterHeadStart, "racetest-workers");

  WorkerTeam(Plan plan, ExplorationOptions options, Ledger ledger) {
    this.plan = plan;
    this.options = options;
    this.ledger = ledger;
    starter.setDaemon(true);
  }

  /** Lets workers be started when it is their time. */
  void start() {
    if (plan.workers() == 1) {
      return;
    }
    if (plan.headStart().isZero()) {
      startAll();
      workers().forEach(Worker::awaitFirstBlock);
    } else {
      starter.start();
    }
  }

  private void startAfterHeadStart() {
    try {
      if (!stopped.await(plan.headStart().toMillis(), TimeUnit.MILLISECONDS)) {
        startAll();
      }
    } catch (InterruptedException enough) {
      // Nobody does that; then there are no workers.
    }
  }

  private synchronized void startAll() {
    for (int number = 2; number <= plan.workers() && stopped.getCount() > 0; number++) {
      Worker worker = new Worker(number, plan, options, ledger);
      workers.add(worker);
      worker.start();
    }
  }

  /** Tells all of them to end, whatever they are busy with. */
  void stop() {
    stopped.countDown();
    workers().forEach(Worker::stop);
  }

  private synchronized List<Worker> workers() {
    return List.copyOf(workers);
  }

  /** Returns when none of them is there any more. */
  @Override
  public void close() {
    stop();
    boolean isInterrupted = false;
    for (Worker worker : workers()) {
      isInterrupted |= worker.awaitEnd();
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
