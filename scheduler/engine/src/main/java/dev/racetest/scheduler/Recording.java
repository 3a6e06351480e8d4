package dev.racetest.scheduler;

/**
 * One execution of an exploration, whether it failed or not.
 *
 * @param token brings it back; empty if it is redundant
 * @param eventHash identifies it event for event
 * @param trace identifies its happens-before trace: the same for executions that differ only in the
 *     order of independent steps
 * @param failed whether anything was wrong with it
 * @param redundant whether a search of all traces ended it because it would show nothing new
 */
public record Recording(
    String token, long eventHash, long trace, boolean failed, boolean redundant) {}
