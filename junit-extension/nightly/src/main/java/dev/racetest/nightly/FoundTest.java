package dev.racetest.nightly;

/**
 * A race test.
 *
 * @param uniqueId JUnit's id of it, the same in every JVM
 * @param name class and method
 * @param isReplay whether it runs one execution only, that of a token
 */
record FoundTest(String uniqueId, String name, boolean isReplay) {}
