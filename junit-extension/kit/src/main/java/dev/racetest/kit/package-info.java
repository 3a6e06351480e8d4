/**
 * Tests of tests: {@link dev.racetest.kit.RaceTestKit} runs race tests and returns what they have
 * found as values, with assertions.
 */
package dev.racetest.kit;
