package dev.racetest.junit.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Prints what a worker prints, line by line with its name in front, and keeps the last lines. */
final class WorkerOutput {
  private static final int LINES_KEPT = 20;

  private final String prefix;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final List<Thread> readers;

  /** Begins to print to where this JVM prints now. */
  WorkerOutput(String name, Process process) {
    prefix = "[" + name + "] ";
    PrintStream out = System.out;
    PrintStream err = System.err;
    readers =
        List.of(
            new Thread(() -> copy(process.inputReader(), out), "racetest-worker-out"),
            new Thread(() -> copy(process.errorReader(), err), "racetest-worker-err"));
    for (Thread reader : readers) {
      reader.setDaemon(true);
      reader.start();
    }
  }

  private void copy(BufferedReader from, PrintStream to) {
    try (from) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        keep(line);
        to.println(prefix + line);
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

  /** Waits until all is printed that the process has printed, which has ended. */
  void awaitEnd() {
    boolean isInterrupted = false;
    for (Thread reader : readers) {
      try {
        // Processes that the worker has started may hold the streams open.
        reader.join(1_000L);
      } catch (InterruptedException later) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was printed last. */
  synchronized List<String> lastLines() {
    return List.copyOf(lastLines);
  }
}
