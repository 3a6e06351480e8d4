/** Long explorations leave nothing behind. */
package dev.racetest.samples.endurance;
