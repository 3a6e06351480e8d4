package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension itself keeps nothing that two race tests could fight for. */
class ParallelTest {
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  static class TwoTestsFixture {
    @RegisterExtension
    static final RaceTestExtension EXTENSION = new RaceTestExtension(ParallelTest::together);

    private int before;

    @BeforeEach
    void before() {
      before++;
    }

    @RaceTest
    void fails() {
      throw new IllegalStateException("alone");
    }

    @RaceTest
    void passes() {
      assertEquals(1, before);
    }

    @AfterEach
    void after() {
      assertEquals(1, before);
    }
  }

  private static ExplorationResult together(ExplorationOptions options, Body body) {
    try {
      BOTH.await();
    } catch (InterruptedException | BrokenBarrierException broken) {
      throw new IllegalStateException(broken);
    }
    return new Repeating(1_000).explore(options, body);
  }

  @Test
  void twoRaceTestsAtOnceHaveTheirOwnResults() {
    Fixtures.run(
            TwoTestsFixture.class,
            "junit.jupiter.execution.parallel.enabled",
            "true",
            "junit.jupiter.execution.parallel.mode.default",
            "concurrent",
            "junit.jupiter.execution.parallel.config.strategy",
            "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism",
            "2")
        .testEvents()
        .assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
  }
}
