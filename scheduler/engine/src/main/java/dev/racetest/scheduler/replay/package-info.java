/** Tokens that bring an execution back. */
package dev.racetest.scheduler.replay;
