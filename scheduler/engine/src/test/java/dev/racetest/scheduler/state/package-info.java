/** Tests of what is put back between executions. */
package dev.racetest.scheduler.state;
