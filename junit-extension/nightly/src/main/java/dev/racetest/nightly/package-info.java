/**
 * Long explorations of race tests, in pieces that can be stopped and resumed: {@link
 * dev.racetest.nightly.Nightly} is the command line.
 */
@NullMarked
package dev.racetest.nightly;

import org.jspecify.annotations.NullMarked;
