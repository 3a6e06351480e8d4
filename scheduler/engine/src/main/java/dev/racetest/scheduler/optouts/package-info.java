/** Fields on which data races do not count, each for a reason that is written down. */
package dev.racetest.scheduler.optouts;
