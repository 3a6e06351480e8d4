/** Tests of tokens. */
package dev.racetest.scheduler.replay;
