/** An execution for the viewers of Chrome's and Perfetto's traces. */
package dev.racetest.reports.trace;
