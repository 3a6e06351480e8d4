package dev.racetest.nightly.store;

/**
 * A piece of a test's exploration that is still to be put into the store.
 *
 * @param kind who knows how to explore it
 * @param content what is to be explored; empty for the whole
 */
public record NewItem(String kind, byte[] content) {}
