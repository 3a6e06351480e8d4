/**
 * What watches over the programs of {@code dev.racetest.samples.differential}; not rewritten, so
 * that nothing here is a yield point or orders anything.
 */
package dev.racetest.samples.differential.oracle;
