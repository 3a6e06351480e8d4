/** Tests of reports as text, on histories made by hand. */
package dev.racetest.scheduler.text;
