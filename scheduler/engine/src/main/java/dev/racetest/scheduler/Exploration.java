package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.ExploringThread;
import dev.racetest.scheduler.execution.Whereabouts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs a search on a thread of its own and watches over it: a hang is never the answer. */
final class Exploration<T> {
  private static final long LOOK_EVERY_MILLIS = 50L;
  private static final long GRACE_MILLIS = 2_000L;
  private static final Duration COUNTING = Duration.ofSeconds(2);

  /** After so long a task that is seen to be blocked is left behind. */
  private static final long OUTSIDE_NANOS = 200_000_000L;

  private final ExplorationOptions options;
  private final Search search;
  private final BiFunction<Search, CapturedOutput, T> work;
  private volatile T result;
  private volatile ExplorationResult stuck;
  private volatile Throwable failure;

  private Exploration(
      ExplorationOptions options, Search search, BiFunction<Search, CapturedOutput, T> work) {
    this.options = options;
    this.search = search;
    this.work = work;
  }

  /**
   * Does what {@code work} says with a new search.
   *
   * @param ifStuck what to return if a task neither ends nor reaches a yield point
   */
  static <T> T run(
      ExplorationOptions options,
      Body body,
      BiFunction<Search, CapturedOutput, T> work,
      Function<ExplorationResult, T> ifStuck) {
    Exploration<T> exploration = new Exploration<>(options, new Search(options, body), work);
    T result = exploration.run();
    return exploration.stuck == null ? result : ifStuck.apply(exploration.stuck);
  }

  private T run() {
    Thread caller = Thread.currentThread();
    Thread thread = ExploringThread.create(this::explore);
    thread.start();
    boolean interrupted = watch(thread);
    if (interrupted) {
      caller.interrupt();
    }
    if (failure != null) {
      throw rethrown(failure);
    }
    return result;
  }

  private void explore() {
    try (CapturedOutput output = new CapturedOutput()) {
      result = work.apply(search, output);
    } catch (GivenUpException nobodyWaits) {
      // The result has been told without this thread.
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** Returns when the search has ended or is given up; true if the caller was interrupted. */
  private boolean watch(Thread thread) {
    boolean interrupted = false;
    long lastProgress = -1L;
    long since = System.nanoTime();
    ProgressReports reports = new ProgressReports(options);
    while (thread.isAlive()) {
      try {
        thread.join(LOOK_EVERY_MILLIS);
      } catch (InterruptedException stop) {
        interrupted = true;
        search.stop();
      }
      if (thread.isAlive()) {
        reports.progress(search.figures().progress());
      }
      long progress = search.progress();
      long idle = System.nanoTime() - since;
      if (progress != lastProgress) {
        lastProgress = progress;
        since = System.nanoTime();
      } else if (idle > OUTSIDE_NANOS && leaveOutside(thread)) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > patience().toNanos()) {
        giveUp(thread);
        break;
      }
    }
    reports.finished(search.figures().progress());
    return interrupted;
  }

  /** Once it is known what is reported, it need not wait long for what is only counted. */
  private Duration patience() {
    boolean isImpatient = search.certain() != null && options.watchdog().compareTo(COUNTING) > 0;
    return isImpatient ? COUNTING : options.watchdog();
  }

  /** Lets the others go on without a task that is blocked in code that is not under control. */
  private boolean leaveOutside(Thread exploring) {
    long progress = search.progress();
    Thread thread = search.stuckThread(exploring);
    Thread.State state = thread.getState();
    StackTraceElement[] stack = thread.getStackTrace();
    return Blocking.whereabouts(state, stack) == Whereabouts.BLOCKED
        && search.leaveOutside(thread, stack, () -> whereabouts(thread, progress));
  }

  private Whereabouts whereabouts(Thread thread, long progress) {
    Thread.State state = thread.getState();
    Whereabouts whereabouts = Blocking.whereabouts(state, thread.getStackTrace());
    boolean hasGoneOn = whereabouts == Whereabouts.BLOCKED && search.progress() != progress;
    return hasGoneOn ? Whereabouts.RUNNING : whereabouts;
  }

  /** Ends a search in which a task neither ends nor reaches a yield point. */
  private void giveUp(Thread thread) {
    Thread stuck = search.stuckThread(thread);
    StackTraceElement[] stack = stuck.getStackTrace();
    search.stop();
    stuck.interrupt();
    try {
      thread.join(GRACE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      search.abandon();
    }
    failure = null;
    ExplorationResult certain = search.certain();
    this.stuck = certain == null ? stuckResult(stuck, stack) : certain;
  }

  private ExplorationResult stuckResult(Thread stuck, StackTraceElement[] stack) {
    String headline =
        "STUCK: thread \""
            + stuck.getName()
            + "\" ran for "
            + options.watchdog().toSeconds()
            + " s without reaching a yield point";
    StringBuilder report = new StringBuilder(headline).append('\n');
    report.append("  It blocks in code that RaceTest does not control, or loops without end:\n");
    for (StackTraceElement frame : stack) {
      report.append("      at ").append(frame).append('\n');
    }
    Finding finding =
        new Finding(
            Finding.Kind.STUCK,
            headline,
            "stuck " + (stack.length == 0 ? "" : stack[0]),
            report.toString(),
            Optional.empty());
    options.notes().forEach(note -> report.append("  Note: ").append(note).append('\n'));
    return new ExplorationResult(
        search.figures().progress(1),
        List.of(finding),
        "",
        0L,
        report.toString(),
        options.notes(),
        Optional.empty());
  }

  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }
}
