package dev.racetest.junit;

import static dev.racetest.junit.Fixtures.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An execution may never come back: it is stuck, and the engine has dropped it. */
class LeftOverTest {
  private static final CountDownLatch ENTERED = new CountDownLatch(1);

  static class StuckFixture {
    @RegisterExtension
    static final RaceTestExtension EXTENSION = new RaceTestExtension(LeftOverTest::dropped);

    @TempDir Path directory;

    @RaceTest
    void test() throws InterruptedException {
      say(directory.toString());
      ENTERED.countDown();
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static ExplorationResult dropped(ExplorationOptions options, Body body) {
    Thread stuck =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (Throwable neverComes) {
                throw new IllegalStateException(neverComes);
              }
            });
    stuck.setDaemon(true);
    stuck.start();
    try {
      ENTERED.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return new Repeating(0).explore(options, () -> {});
  }

  @Test
  void whatItHasLeftOpenIsClosedAtTheEnd() {
    Fixtures.run(StuckFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(1, Fixtures.said().size());
    assertFalse(Files.exists(Path.of(Fixtures.said().get(0))));
  }
}
