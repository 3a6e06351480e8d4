/**
 * Small random programs with real threads: what the detector says of an execution is held against
 * the happens-before order of everything that was done in it.
 */
package dev.racetest.samples.differential;
