package dev.racetest.junit;

import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.ProgressListener;

/** Where it is shown how explorations get on. */
enum ProgressDisplay implements ProgressListener {
  /** Nowhere. */
  OFF {
    @Override
    public void progress(Progress progress) {}
  },
  /** In the log. */
  LOG {
    @Override
    public void progress(Progress progress) {
      if (progress.hasPassed(ProgressText.LOG_PERIOD)) {
        Log.info(progress.summary().test() + ": " + ProgressText.of(progress));
      }
    }
  },
  /** In one line of a terminal, written over and over, and removed at the end. */
  TERMINAL {
    @Override
    public void progress(Progress progress) {
      line().show(progress);
    }

    @Override
    public void finished(Progress progress) {
      line().remove();
    }
  };

  private static final TerminalLine LINE = new TerminalLine();

  private static TerminalLine line() {
    return LINE;
  }

  /** On a terminal if there is one, otherwise in the log. */
  static ProgressDisplay auto() {
    return isTerminal() ? TERMINAL : LOG;
  }

  /**
   * Whether the standard streams are a terminal. From JDK 22 on there may be a console without one,
   * which knows of it.
   */
  private static boolean isTerminal() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }
}
