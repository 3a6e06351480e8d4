/** Tells in words what happened in an execution that was repeated for that purpose. */
package dev.racetest.scheduler.report;
