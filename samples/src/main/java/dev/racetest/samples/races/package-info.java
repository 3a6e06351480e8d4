/**
 * The race corpus: for each way of reaching a variable, programs with a data race and their
 * innocent twins, each with its verdict beside it. The verdict of a guilty one names the only
 * variable that races; an innocent one is free of races under every schedule.
 */
package dev.racetest.samples.races;
