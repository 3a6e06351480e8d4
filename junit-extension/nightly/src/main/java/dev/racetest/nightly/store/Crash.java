package dev.racetest.nightly.store;

/**
 * An item that was taken out because workers kept dying of it.
 *
 * @param item its id
 * @param kind who was to explore it
 * @param attempts how many workers died
 * @param reason how the last one died
 */
public record Crash(long item, String kind, int attempts, String reason) {}
