/** The race mode in a JVM in which other agents are at work, too. */
package dev.racetest.samples.watched.beside;
