package dev.racetest.junit;

import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Collects what the parts of a life cycle throw: the first exception counts, later ones are
 * attached to it. A failure outweighs an assumption that did not hold.
 */
final class Outcome {
  /** A part of a life cycle. */
  @FunctionalInterface
  interface Part {
    /** Runs once. */
    void run() throws Throwable;
  }

  private Throwable thrown;

  /** Runs {@code part} and keeps what it throws. */
  void attempt(Part part) {
    try {
      part.run();
    } catch (Throwable exception) {
      add(exception);
    }
  }

  private void add(Throwable exception) {
    if (thrown == null) {
      thrown = exception;
    } else if (thrown instanceof TestAbortedException
        && !(exception instanceof TestAbortedException)) {
      exception.addSuppressed(thrown);
      thrown = exception;
    } else if (thrown != exception) {
      thrown.addSuppressed(exception);
    }
  }

  boolean isClean() {
    return thrown == null;
  }

  Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** Throws the exception that counts, if there is one, untouched. */
  void rethrow() throws Throwable {
    if (thrown != null) {
      throw thrown;
    }
  }
}
