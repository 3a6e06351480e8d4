package dev.racetest.nightly.store;

/**
 * A way in which executions fail.
 *
 * @param key kind and place: the same for all executions that fail in this way, in every JVM
 * @param kind what it is, such as {@code DATA_RACE}
 * @param headline one line that says what happened
 * @param report the whole story, several lines
 * @param token brings one such execution back; empty if there is none
 * @param seen in how many executions, at least 1
 */
public record FoundFailure(
    String key, String kind, String headline, String report, String token, long seen) {}
