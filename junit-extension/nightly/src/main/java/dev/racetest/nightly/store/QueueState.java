package dev.racetest.nightly.store;

/**
 * How many items there are.
 *
 * @param open those that a worker could take
 * @param leased those that workers have
 * @param done those that are completed; one that goes on later counts each time
 * @param crashed those taken out because workers kept dying of them
 */
public record QueueState(long open, long leased, long done, long crashed) {
  /** Whether nothing is left to do. */
  public boolean isEmpty() {
    return open + leased == 0;
  }
}
