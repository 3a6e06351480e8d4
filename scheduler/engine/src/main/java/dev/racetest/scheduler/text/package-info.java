/**
 * What happened in an execution in words, for a person who reads it in a terminal or an IDE. It is
 * made from {@link dev.racetest.scheduler.history} alone, never from the execution's own objects.
 */
package dev.racetest.scheduler.text;
