/**
 * What happened in one execution, told in names and numbers: nothing here refers to an object of
 * the code under test, so a history may be kept, written to a file, and read by other programs.
 */
package dev.racetest.scheduler.history;
