package dev.racetest.reports.corpus;

/**
 * A line of a corpus file that nobody can use: it was not written by RaceTest, or not like this.
 *
 * @param number the number of the line, from 1 on
 * @param reason what is wrong with it
 */
public record UnusedLine(int number, String reason) {}
