package dev.racetest.nightly;

/**
 * A race test.
 *
 * @param uniqueId JUnit's id of it, the same in every JVM
 * @param name class and method
 */
record FoundTest(String uniqueId, String name) {}
