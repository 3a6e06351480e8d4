package dev.racetest.scheduler;

/**
 * What the body of one execution records with {@link RaceTests#outcome}. It is the body alone: what
 * it comes to know is a part of its trace, whereas the order in which several threads call this
 * would be none.
 */
final class RecordedOutcome {
  /** That of the body that runs; null if there is none. */
  private static volatile RecordedOutcome current;

  private final Thread body = Thread.currentThread();
  private String text;
  private boolean isDone;

  private RecordedOutcome() {}

  /** The body of an execution begins, on the thread that calls this. */
  static RecordedOutcome begin() {
    RecordedOutcome begun = new RecordedOutcome();
    current = begun;
    return begun;
  }

  /**
   * The body has ended.
   *
   * @param isDone whether by itself, and without an exception
   */
  void end(boolean isDone) {
    this.isDone = isDone;
    if (current == this) {
      current = null;
    }
  }

  /** Whether the body has come to its end. */
  boolean isDone() {
    return isDone;
  }

  /** What was recorded; null if nothing was. */
  String text() {
    return text;
  }

  /**
   * That of the body which calls this.
   *
   * @throws IllegalStateException if the caller is not the body of an execution
   */
  static RecordedOutcome ofThisBody() {
    RecordedOutcome outcome = current;
    if (outcome == null) {
      throw new IllegalStateException(
          "RaceTests.outcome is for the body of a race test, and none is running");
    }
    if (outcome.body != Thread.currentThread()) {
      throw new IllegalStateException(
          "RaceTests.outcome was called in thread \""
              + Thread.currentThread().getName()
              + "\"; call it in the test body, when the other threads have ended");
    }
    return outcome;
  }

  /** Puts a value behind those that were recorded before. */
  void add(String value) {
    text = text == null ? value : text + ", " + value;
  }
}
