/** What is kept of the failures of a test, to be tried again before anything else. */
package dev.racetest.reports.corpus;
