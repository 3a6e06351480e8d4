package dev.racetest.scheduler.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChoicesTest {
  @Test
  void everyOptionComesBack() {
    for (int options = 2; options < 8; options++) {
      for (int current = -1; current < options; current++) {
        for (int option = 0; option < options; option++) {
          int distance = Choices.encode(option, current, options);
          assertEquals(option, Choices.decode(distance, current, options));
        }
      }
    }
  }

  @Test
  void goingOnIsZero() {
    assertEquals(0, Choices.encode(2, 2, 4));
    assertEquals(0, Choices.encode(0, -1, 4));
  }

  @Test
  void anOptionThatDoesNotExistIsNone() {
    assertEquals(-1, Choices.decode(3, 1, 3));
  }
}
