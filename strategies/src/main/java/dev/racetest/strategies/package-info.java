/**
 * Decides which task runs next. Every strategy draws its choices from the seed of the execution,
 * and names in its settings what else they depend on, so that an execution can be repeated exactly.
 *
 * <p>This code runs in the middle of the code under test, also below calls of {@code java.util}.
 * While it chooses it therefore calls no {@code java.util} class and allocates only where an array
 * grows.
 */
package dev.racetest.strategies;
