/** Tests of the exploration's parts that need no execution. */
package dev.racetest.scheduler;
