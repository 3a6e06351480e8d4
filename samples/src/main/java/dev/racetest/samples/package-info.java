/**
 * What the programs of the textbook share: {@link dev.racetest.samples.Verdict}, the expected
 * result beside the code, and a few lines that start threads and check results.
 */
package dev.racetest.samples;
