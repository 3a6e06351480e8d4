package dev.racetest.nightly.store;

/**
 * A piece of a test's exploration that is still to be put into the store.
 *
 * @param content what is to be explored; empty for the whole
 * @param expected how many executions it will take, an estimate; 0 if nobody can tell
 * @param variance the variance of that estimate
 */
public record NewItem(byte[] content, double expected, double variance) {
  /** A piece of which nobody can tell how large it is. */
  public NewItem(byte[] content) {
    this(content, 0.0, 0.0);
  }
}
