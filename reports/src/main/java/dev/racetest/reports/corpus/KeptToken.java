package dev.racetest.reports.corpus;

/**
 * The token of an earlier failure.
 *
 * @param text the token, as it was printed
 * @param headline what the failure was, a line; empty if that is not known
 */
public record KeptToken(String text, String headline) {}
