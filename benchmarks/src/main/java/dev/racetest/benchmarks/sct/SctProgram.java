package dev.racetest.benchmarks.sct;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.Finding;

/**
 * A program with a bug that only some schedules show.
 *
 * @param name what publications call it
 * @param threads how many threads it has, the one that starts the others included
 * @param bug how it fails
 * @param body runs it once, on fresh state
 */
public record SctProgram(String name, int threads, Finding.Kind bug, Body body) {}
