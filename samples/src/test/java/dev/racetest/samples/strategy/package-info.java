/** An example of a strategy of one's own. */
package dev.racetest.samples.strategy;
