package dev.racetest.samples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.junit.RaceTest;

/**
 * Fails on purpose, to show what a failure looks like. The build does not run it, because its name
 * does not end in {@code Test}; {@code -Dtest=LostUpdateDemo} does.
 */
class LostUpdateDemo {
  @RaceTest
  void twoIncrementsAreNotLost() throws Exception {
    var counter = new Counter();
    var a = new Thread(counter::increment);
    var b = new Thread(counter::increment);
    a.start();
    b.start();
    a.join();
    b.join();
    assertEquals(2, counter.value());
  }
}
