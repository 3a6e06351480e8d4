package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.junit.RaceTest;
import dev.racetest.samples.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The object under test is made in {@code @BeforeEach}, and so is made for every execution. */
class BeforeEachTrapsTest {
  private AtomicInteger underTest;
  private boolean finished;

  @BeforeEach
  void create() {
    underTest = new AtomicInteger();
  }

  @AfterEach
  void isUsedUp() {
    assertTrue(finished);
    assertEquals(2, underTest.get());
  }

  @RaceTest(schedules = 100)
  void everyExecutionStartsAnew() throws Exception {
    assertEquals(0, underTest.get());
    Threads.runAll(underTest::incrementAndGet, underTest::incrementAndGet);
    finished = true;
  }

  @Nested
  class InANestedClass {
    private int before;

    @BeforeEach
    void look() {
      before = underTest.get();
    }

    @RaceTest(schedules = 100)
    void theOuterOneRunsFirst() throws Exception {
      assertEquals(0, before);
      Threads.runAll(underTest::incrementAndGet, underTest::incrementAndGet);
      finished = true;
    }
  }
}
