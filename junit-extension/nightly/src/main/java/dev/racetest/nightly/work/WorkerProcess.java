package dev.racetest.nightly.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** A worker in a JVM of its own, as its coordinator sees it. */
final class WorkerProcess {
  private static final int LINES_KEPT = 20;

  /** How a process ends that is sent the signal 9. */
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final String name;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Thread reader = new Thread(this::read, "racetest-worker-output");

  WorkerProcess(Process process, long begun) {
    this.process = process;
    this.name = WorkerName.of(process.pid(), begun).toString();
    reader.setDaemon(true);
    reader.start();
  }

  /** What code under test prints would fill any disk in a night; the end of it is of use. */
  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        keep(line);
      }
    } catch (IOException gone) {
      // Then there are no more lines.
    }
  }

  private synchronized void keep(String line) {
    if (lastLines.size() == LINES_KEPT) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
  }

  /** What it is called in the store. */
  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has ended, and as one that has done what was asked of it. */
  boolean endedWell() {
    return !process.isAlive() && process.exitValue() == 0;
  }

  /** Whether it was ended from outside, by {@code kill -9}. */
  boolean wasKilled() {
    return !process.isAlive() && process.exitValue() == KILLED;
  }

  /** Asks it to end after the slice that it is busy with. */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // Then it has ended.
    }
  }

  /** Waits for its end; kills it if that takes too long. Returns whether it ended by itself. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return ended;
  }

  /** How it has ended, in words. */
  String reason() throws InterruptedException {
    reader.join(1_000);
    int status = process.exitValue();
    String last = lastLines();
    if (status == WorkerCommand.OUT_OF_MEMORY && last.contains("OutOfMemoryError")) {
      return "out of memory (exit status 3)";
    } else if (status == KILLED) {
      return "killed (exit status 137)";
    }
    return "exit status " + status + (last.isEmpty() ? "" : "; it said last: " + last);
  }

  private synchronized String lastLines() {
    return String.join("\n", lastLines);
  }
}
