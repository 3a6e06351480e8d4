package dev.racetest.nightly;

import java.util.OptionalLong;

/**
 * A race test.
 *
 * @param uniqueId JUnit's id of it, the same in every JVM
 * @param name class and method
 * @param isReplay whether it runs one execution only, that of a token
 * @param expectedTraces how many traces it says that there are
 */
record FoundTest(String uniqueId, String name, boolean isReplay, OptionalLong expectedTraces) {}
