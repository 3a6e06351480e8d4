package dev.racetest.nightly.work;

/** The job cannot go on. The message says why. */
public final class JobException extends RuntimeException {
  JobException(String message) {
    super(message);
  }
}
