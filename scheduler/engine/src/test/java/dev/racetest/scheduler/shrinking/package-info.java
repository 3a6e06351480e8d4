/** Tests of {@code dev.racetest.scheduler.shrinking}, against brute force on toy programs. */
package dev.racetest.scheduler.shrinking;
