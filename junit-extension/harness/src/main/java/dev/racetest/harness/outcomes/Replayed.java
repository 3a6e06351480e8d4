package dev.racetest.harness.outcomes;

import dev.racetest.scheduler.ExplorationResult;
import java.util.Optional;

/**
 * The execution of a token.
 *
 * @param outcome what came of it; empty if it did not come to its end
 * @param result the same as an exploration: where there is an outcome, it is told as an exception
 * @param isError whether something else is wrong with the execution
 */
public record Replayed<K>(Optional<K> outcome, ExplorationResult result, boolean isError) {}
