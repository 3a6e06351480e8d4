package dev.racetest.nightly.store;

/** What became of the attempt to put an item's result into the store. */
public enum Completion {
  /** The result and what remains of the item are in the store. */
  RECORDED,
  /**
   * Nothing has changed but for failures that were not known: the item's result was there already,
   * from this worker or another, or the search that it was a piece of has begun anew.
   */
  ALREADY_COMPLETED,
  /**
   * Nothing has changed but for failures that were not known: the item was taken out as crashed.
   */
  CRASHED
}
