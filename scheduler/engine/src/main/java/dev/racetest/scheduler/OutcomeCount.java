package dev.racetest.scheduler;

/**
 * What some executions have come to, as they have recorded it with {@link RaceTests#outcome}.
 *
 * @param outcome the values as text, as in {@code 0, 1}
 * @param count how many executions had it; in a search of all traces, how many traces
 * @param token brings the first of these executions back
 */
public record OutcomeCount(String outcome, long count, String token) {}
