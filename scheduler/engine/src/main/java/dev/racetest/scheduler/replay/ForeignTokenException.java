package dev.racetest.scheduler.replay;

/** A replay token was given to an exploration that it does not belong to. */
public final class ForeignTokenException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception for the exploration called {@code name}. */
  public ForeignTokenException(String name) {
    super("the replay token belongs to another test than " + name);
  }
}
