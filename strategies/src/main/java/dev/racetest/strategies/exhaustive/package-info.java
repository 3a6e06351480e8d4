/**
 * Visits every happens-before trace of a program once: Source-DPOR with sleep sets (Abdulla et al.,
 * POPL 2014 and JACM 2017), by running the program again and again.
 *
 * <p>An execution is a row of {@link dev.racetest.strategies.exhaustive.Steps steps}, each with the
 * accesses it made. Before each step there is a {@link dev.racetest.strategies.exhaustive.Node
 * node} that knows which steps were or will be tried there. After an execution its {@link
 * dev.racetest.strategies.exhaustive.Reversals races} say what else has to be tried at which node.
 *
 * <p>While an execution runs this code calls no {@code java.util} class.
 */
package dev.racetest.strategies.exhaustive;
