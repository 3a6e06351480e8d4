package dev.racetest.junit;

import dev.racetest.scheduler.Progress;
import java.io.PrintStream;
import java.time.Duration;

/**
 * The one line of a terminal that shows progress. A carriage return leads back to its beginning;
 * nothing else on the screen is touched.
 */
final class TerminalLine {
  /** An exploration that is over by then shows nothing. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  /** A line that wraps could not be written over. */
  private static final int WIDTH = 79;

  private final PrintStream terminal;
  private int shown;

  TerminalLine() {
    this(System.err);
  }

  TerminalLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  void show(Progress progress) {
    if (progress.hasPassed(PERIOD)) {
      write("[racetest] " + ProgressText.of(progress));
    }
  }

  void remove() {
    if (shown > 0) {
      write("");
      terminal.print('\r');
      terminal.flush();
    }
  }

  private void write(String text) {
    String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    String rest = " ".repeat(Math.max(0, shown - line.length()));
    terminal.print("\r" + line + rest);
    terminal.flush();
    shown = line.length();
  }
}
