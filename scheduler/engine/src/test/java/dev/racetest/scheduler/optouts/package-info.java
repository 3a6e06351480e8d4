/** Tests of the package. */
package dev.racetest.scheduler.optouts;
