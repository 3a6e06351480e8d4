package dev.racetest.scheduler;

import dev.racetest.scheduler.history.Details;
import java.util.Optional;

/**
 * Something that is wrong, found in one execution.
 *
 * @param kind what it is
 * @param headline one line that says what happened
 * @param identity the same for every occurrence of the same finding, in every JVM
 * @param report the whole story as text, several lines
 * @param details the same as values
 * @param seen how many of the exploration's executions had it, as far as that was counted; 0 if it
 *     was not
 * @param token brings an execution back that has it; empty if nothing does
 * @param cause the exception of the code under test, where there is one, untouched
 */
public record Finding(
    Kind kind,
    String headline,
    String identity,
    String report,
    Details details,
    int seen,
    String token,
    Optional<Throwable> cause) {

  /** Makes a finding of which no more is known. */
  public Finding(
      Kind kind, String headline, String identity, String report, Optional<Throwable> cause) {
    this(kind, headline, identity, report, Details.NONE, 0, "", cause);
  }

  /** The same, seen so often. */
  public Finding withSeen(int executions) {
    return new Finding(kind, headline, identity, report, details, executions, token, cause);
  }

  /** The same, in an execution that this token brings back. */
  public Finding withToken(String ofExecution) {
    return new Finding(kind, headline, identity, report, details, seen, ofExecution, cause);
  }

  /** The kinds of findings. */
  public enum Kind {
    /** Two conflicting accesses without a happens-before path between them (JLS 17.4.5). */
    DATA_RACE,
    /** An exception left the body or a thread. */
    EXCEPTION,
    /** Tasks wait for each other, or for something that nobody can bring about any more. */
    DEADLOCK,
    /** The execution did not end within the limit of steps. */
    STEP_LIMIT,
    /** Tasks are busy without end and get nowhere. */
    LIVELOCK,
    /** The code under test asked the JVM to end. */
    EXIT,
    /** The same choices gave other events; a finding only where notes are not enough. */
    NOT_REPEATABLE,
    /** A JVM that ran executions beside that of the test has ended. */
    JVM_ENDED,
    /** A task is stuck in code that the scheduler does not control. */
    STUCK,
    /** The execution did what it could not have done when its token was made. */
    DIVERGED
  }
}
