package dev.racetest.samples.demo;

/** Counts, as long as nobody else does at the same time. */
final class Counter {
  private int count;

  void increment() {
    count++;
  }

  int value() {
    return count;
  }
}
