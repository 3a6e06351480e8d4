/**
 * JUnit Jupiter support: a test annotated {@link dev.racetest.junit.RaceTest @RaceTest} runs under
 * many schedules and fails with the one that breaks it.
 */
package dev.racetest.junit;
