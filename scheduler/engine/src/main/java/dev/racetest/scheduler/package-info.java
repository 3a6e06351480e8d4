/**
 * Explores the schedules of concurrent code: {@link dev.racetest.scheduler.Explorer} runs a body
 * many times, each time under another schedule, and returns what it found.
 */
package dev.racetest.scheduler;
