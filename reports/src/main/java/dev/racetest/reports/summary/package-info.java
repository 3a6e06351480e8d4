/** What became of all race tests together. */
package dev.racetest.reports.summary;
