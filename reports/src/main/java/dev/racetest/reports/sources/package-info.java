/** The source code that reports are about, as far as it can be found on this machine. */
package dev.racetest.reports.sources;
