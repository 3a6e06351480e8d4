package dev.racetest.watch;

/**
 * For what threads work: a test, say. A thread works for what the thread that started it worked for
 * then, and, while it runs a task of an executor of the JDK, for what the thread that made the task
 * or handed it over worked for. Nothing of all this costs anything before the first job begins.
 */
public final class Jobs {
  private static final ObjectTable TASKS = Watch.table(new Tasks());

  /** Grows whenever a job begins or ends; 0 before the first one. */
  private static volatile int era;

  /** Who wants to know of races; {@code null} if nobody does. */
  private static volatile RaceReader reader;

  private static final class Tasks implements ObjectTable.Maker {
    @Override
    public Object make(Object task) {
      return new Task();
    }
  }

  /** For what a task is. */
  private static final class Task {
    private boolean isKnown;
    private Object job;
  }

  private Jobs() {}

  /** When it is; every job begins and ends at a time of its own. */
  public static int era() {
    return era;
  }

  private static synchronized int nextEra() {
    era++;
    return era;
  }

  /**
   * The calling thread works for a job from now on.
   *
   * @return the era that begins
   */
  public static int begin(Object job) {
    Watch.current().beginJob(job);
    return nextEra();
  }

  /**
   * The calling thread works again for what it worked for before that job.
   *
   * @return the era that begins
   */
  public static int end(Object job) {
    Watch.current().endJob(job);
    return nextEra();
  }

  /** What the calling thread works for, {@code null} if for nothing. */
  public static Object current() {
    return Watch.current().job;
  }

  /** From now on races are offered to the reader; {@code null} for none. */
  public static void tellRacesTo(RaceReader newReader) {
    reader = newReader;
  }

  /** Whether the reader takes the race upon itself. */
  public static boolean isTaken(Race race, String report) {
    RaceReader now = reader;
    return now != null && now.take(race, report);
  }

  // ---- called by executors ----

  /** The calling thread has made a task, or hands it over. */
  public static void made(Object task) {
    if (era == 0 || task == null) {
      return;
    }
    Strand strand = Watch.current();
    if (!strand.isInside) {
      strand.isInside = true;
      Task known = (Task) TASKS.get(task, System.identityHashCode(task)).value();
      known.job = strand.job;
      known.isKnown = true;
      strand.isInside = false;
    }
  }

  /** The calling thread begins to run a task. */
  public static void taskBegins(Object task) {
    if (era == 0) {
      return;
    }
    Strand strand = Watch.current();
    if (!strand.isInside) {
      strand.isInside = true;
      Task known = (Task) TASKS.get(task, System.identityHashCode(task)).value();
      strand.isInside = false;
      strand.beginJob(known.isKnown ? known.job : strand.job);
    }
  }

  /** The calling thread is through with the task that it began last. */
  public static void taskEnds() {
    if (era != 0) {
      Strand strand = Watch.current();
      if (!strand.isInside) {
        strand.endJob();
      }
    }
  }
}
