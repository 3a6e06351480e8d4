/** Tests of the models that need no execution. */
package dev.racetest.scheduler.execution;
