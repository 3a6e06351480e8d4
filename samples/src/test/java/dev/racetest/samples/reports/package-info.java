/** One small program for each kind of failure, and the reports that they end in. */
package dev.racetest.samples.reports;
