/** Tests of the texts that reports are made of. */
package dev.racetest.scheduler.report;
