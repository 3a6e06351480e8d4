package dev.racetest.scheduler.shrinking;

/**
 * What came of an execution.
 *
 * @param isSame whether it failed in the way that is looked for
 * @param isConclusive whether it came to its end, and not to a limit
 */
public record Trial(Schedule schedule, boolean isSame, boolean isConclusive) {}
