package dev.racetest.benchmarks;

import dev.racetest.scheduler.Body;

/**
 * Code to run many times.
 *
 * @param explored the body as an exploration runs it
 * @param bare the same work in a form that ends by itself on bare threads
 */
record Workload(String name, Body explored, Body bare) {
  /** Work that ends by itself anyway. */
  Workload(String name, Body body) {
    this(name, body, body);
  }
}
