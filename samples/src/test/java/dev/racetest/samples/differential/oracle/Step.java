package dev.racetest.samples.differential.oracle;

/**
 * What a task of a random program does next.
 *
 * @param operand the number of a variable, of a volatile variable, of a lock, or of the other task
 */
public record Step(Kind kind, int operand) {
  /** The kinds of steps, and of the events of an execution. */
  public enum Kind {
    /** A task has been started; nothing that a program says. */
    BEGIN,
    READ,
    WRITE,
    VOLATILE_READ,
    VOLATILE_WRITE,
    /** Enters a synchronized block, to whose end the next {@link #UNLOCK} on this level belongs. */
    LOCK,
    UNLOCK,
    START,
    JOIN,
    /** Asks whether a task has ended; if so, the event is a {@link #JOIN}. */
    IS_ALIVE
  }

  @Override
  public String toString() {
    return kind + " " + operand;
  }
}
