package dev.racetest.nightly.store;

/** The store cannot do its work. The message is for people: what went wrong, and with which one. */
public class StoreException extends RuntimeException {
  /** Makes an exception without a cause. */
  public StoreException(String message) {
    super(message);
  }

  /** Makes an exception for what the database says. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
