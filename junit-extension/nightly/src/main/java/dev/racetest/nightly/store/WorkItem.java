package dev.racetest.nightly.store;

/**
 * A piece of a test's exploration that a worker has taken.
 *
 * @param id tells it from all others that the store has ever had
 * @param test the JUnit unique id of the test
 * @param kind who knows how to explore it, such as {@code exhaustive} or {@code sampling}
 * @param content what is to be explored, for that one to read; empty for the whole
 * @param attempts how many workers have died of it so far
 */
public record WorkItem(long id, String test, String kind, byte[] content, int attempts) {}
