package dev.racetest.harness.jcstress;

import java.util.List;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Mode;

/**
 * A jcstress class that keeps the rules.
 *
 * @param type the class itself
 * @param state whose state the actors share; may be the class itself
 * @param result where they leave what they saw; empty in the mode {@code Termination}, where there
 *     need not be one
 * @param actors at least one
 * @param arbiter runs when all actors have ended
 * @param signal is to end the spinning of the actor
 * @param outcomes the expected ones
 */
record StressClass(
    Class<?> type,
    Class<?> state,
    Optional<Class<?>> result,
    List<Part> actors,
    Optional<Part> arbiter,
    Optional<Part> signal,
    Mode mode,
    OutcomeCases outcomes) {}
