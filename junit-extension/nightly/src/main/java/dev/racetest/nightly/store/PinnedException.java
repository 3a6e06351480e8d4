package dev.racetest.nightly.store;

/** The items of a store depend on something that is not what it was when they were made. */
public final class PinnedException extends StoreException {
  PinnedException(String message) {
    super(message);
  }
}
