/** Which locks the tasks of an execution hold. */
package dev.racetest.scheduler.locks;
