package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Texts;
import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.scheduler.optouts.OptOutHistory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A worker JVM, and the thread that gives it one block after the other. */
final class Worker {
  private static final int LOOK_EVERY_MILLIS = 100;
  private static final long START_MILLIS = 60_000L;
  private static final long END_MILLIS = 5_000L;

  /** What comes before the test, such as a static initializer, may take so long in a worker. */
  private static final long READY_MILLIS = 300_000L;

  /** How much longer than its budget and twice the watchdog a block may take. */
  private static final long GRACE_MILLIS = 60_000L;

  private final int number;
  private final WorkerTeam.Plan plan;
  private final ExplorationOptions options;
  private final Ledger ledger;
  private final Thread thread;
  private final CountDownLatch firstBlock = new CountDownLatch(1);
  private volatile boolean isStopped;
  private volatile Wire wire;
  private WorkerOutput output;

  /** The block that it is busy with; null if there is none. */
  private Block block;

  Worker(int number, WorkerTeam.Plan plan, ExplorationOptions options, Ledger ledger) {
    this.number = number;
    this.plan = plan;
    this.options = options;
    this.ledger = ledger;
    thread = new Thread(this::run, "racetest-worker-" + number);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends it, whatever it is busy with. */
  void stop() {
    isStopped = true;
    closeWire();
  }

  private void closeWire() {
    Wire open = wire;
    if (open != null) {
      open.close();
    }
  }

  /** Returns when it has something to do, or will never have. */
  void awaitFirstBlock() {
    try {
      firstBlock.await();
    } catch (InterruptedException later) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when it has ended; true if the caller was interrupted in between. */
  boolean awaitEnd() {
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        isInterrupted = true;
      }
    }
    return isInterrupted;
  }

  private void run() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    Process process = null;
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProcessBuilder builder =
          ChildJvm.running(WorkerMain.class.getName(), Integer.toString(door.getLocalPort()));
      builder.environment().put(WorkerMain.KEY, key);
      process = builder.start();
      process.getOutputStream().close();
      output = new WorkerOutput("worker " + number, process);
      work(door, key, process);
      ChildJvm.end(process, END_MILLIS);
      output.awaitEnd();
    } catch (Throwable failure) {
      // An error of the JVM as well: somebody waits for the block.
      lost(process, failure);
    } finally {
      firstBlock.countDown();
    }
  }

  private void work(ServerSocket door, String key, Process process) throws IOException {
    try (Wire open = accept(door, key, process)) {
      if (open == null) {
        return;
      }
      wire = open;
      if (!isStopped && isReady(open)) {
        exploreBlocks(open);
      }
    }
  }

  /** The worker's connection; null if it is not wanted any more. */
  private Wire accept(ServerSocket door, String key, Process process) throws IOException {
    door.setSoTimeout(LOOK_EVERY_MILLIS);
    long end = System.nanoTime() + START_MILLIS * 1_000_000L;
    while (!isStopped) {
      try {
        Socket socket = door.accept();
        Wire open = new Wire(socket);
        open.patience(START_MILLIS);
        if (Texts.read(open.in()).equals(key)) {
          return open;
        }
        open.close();
      } catch (SocketTimeoutException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("it did not answer", notYet);
        }
      }
    }
    return null;
  }

  private boolean isReady(Wire open) throws IOException {
    open.patience(READY_MILLIS);
    Greeting.of(plan).write(open.out());
    open.out().flush();
    if (open.in().readByte() != Wire.READY) {
      refuse(Texts.read(open.in()));
      return false;
    }
    String settings = Texts.read(open.in());
    if (!settings.equals(BlockServer.settings(options))) {
      refuse("there the test has other settings: " + settings);
      return false;
    }
    return true;
  }

  private void refuse(String reason) {
    plan.log()
        .accept(
            "worker %d cannot explore %s (%s); the exploration goes on without it"
                .formatted(number, options.name(), reason));
  }

  private void exploreBlocks(Wire open) throws IOException {
    for (Optional<Block> taken = ledger.take(); taken.isPresent(); taken = ledger.take()) {
      block = taken.get();
      firstBlock.countDown();
      long budget = Math.max(1L, ledger.left().toMillis());
      open.patience(budget + 2 * options.watchdog().toMillis() + GRACE_MILLIS);
      open.out().writeInt(block.number());
      open.out().writeInt(block.from());
      open.out().writeInt(block.to());
      open.out().writeLong(budget);
      open.out().flush();
      open.in().readByte();
      BlockOutcome outcome = BlockOutcome.read(open.in());
      for (int left = open.in().readInt(); left > 0; left--) {
        OptOutHistory.OF_THIS_JVM.matched(
            new OptOut(
                Texts.read(open.in()),
                Texts.read(open.in()),
                Texts.read(open.in()),
                Texts.read(open.in())));
      }
      ledger.finished(block, outcome);
      block = null;
    }
  }

  /** It has ended, or cannot be understood. */
  private void lost(Process process, Throwable failure) {
    boolean isWanted = !isStopped;
    closeWire();
    String reason = process == null ? failure.toString() : ended(process, failure);
    if (isWanted && block != null) {
      ledger.finished(block, died(reason));
    } else if (isWanted) {
      refuse(reason);
    }
  }

  private String ended(Process process, Throwable failure) {
    boolean isSilent = failure instanceof SocketTimeoutException;
    String how = ChildJvm.end(process, isSilent ? 0L : END_MILLIS);
    output.awaitEnd();
    return isSilent ? "it did not answer in time and was killed" : how;
  }

  private BlockOutcome died(String reason) {
    String headline =
        "JVM ENDED: worker %d ended while it ran %s (%s)".formatted(number, block, reason);
    StringBuilder report = new StringBuilder(headline).append('\n');
    report
        .append(
            "  The code under test has ended it, or it was ended from outside, for example for want of memory.\n")
        .append("  To run the same schedules in the JVM of the test: ")
        .append(block.alone())
        .append('\n');
    if (!output.lastLines().isEmpty()) {
      report.append("  It said last:\n");
      output.lastLines().forEach(line -> report.append("      ").append(line).append('\n'));
    }
    return BlockOutcome.wrong(Finding.Kind.JVM_ENDED, headline, report.toString());
  }
}
