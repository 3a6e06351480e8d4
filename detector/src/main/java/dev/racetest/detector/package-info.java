/**
 * Finds data races: two conflicting accesses that happens-before (JLS 17.4.5) does not order.
 *
 * <p>This code runs in the middle of the code under test, also below calls of {@code java.util}. On
 * the paths of accesses and synchronisation it therefore calls no {@code java.util} class, loads no
 * class, and allocates only where a table grows or a race is recorded.
 */
package dev.racetest.detector;
