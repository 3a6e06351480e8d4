package dev.racetest.scheduler.replay;

/** A replay token was made by a version of RaceTest that writes tokens in another way. */
public final class OtherVersionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  OtherVersionException(String message) {
    super(message);
  }
}
