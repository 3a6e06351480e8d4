/** How soon the races of all programs with verdicts are found, in numbers. */
package dev.racetest.samples.scoreboard;
