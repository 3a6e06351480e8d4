/** Tests of programs that are watched with their real threads. */
package dev.racetest.agent.watch;
