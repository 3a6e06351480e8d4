/**
 * Regression tests for what users of other tools ran into: wrong verdicts on programs of a few
 * lines, hangs, explorations that ended early. Each test is one trap.
 */
package dev.racetest.samples.traps;
