package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Progress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What another thread is told of a search of all traces while it goes on. */
class SearchProgressTest {
  @Test
  void theEstimateIsToldAndTheSearchCanBeStopped() {
    AtomicReference<Progress> seen = new AtomicReference<>();
    ExplorationOptions options =
        ExplorationOptions.of("progress")
            .withStrategy("exhaustive")
            .withSchedules(Integer.MAX_VALUE)
            .withTimeBudget(Duration.ofMinutes(5))
            .withProgress(
                progress -> {
                  Enumerated all = progress.summary().enumerated().orElseThrow();
                  if (all.estimate() > 0.0 && seen.compareAndSet(null, progress)) {
                    // It is told by the thread that waits for the result.
                    Thread.currentThread().interrupt();
                  }
                });

    ExplorationResult result = Explorer.explore(options, KnownPrograms.coherence(5));

    assertTrue(Thread.interrupted());
    Enumerated all = seen.get().summary().enumerated().orElseThrow();
    assertTrue(all.traces() > 0, all::toString);
    assertTrue(all.share() > 0.0 && all.share() < 1.0, all::toString);
    assertTrue(seen.get().toItsEnd().isPresent());
    Enumerated last = result.summary().enumerated().orElseThrow();
    assertEquals(false, last.isWhole(), last::toString);
    assertTrue(last.traces() >= all.traces(), last::toString);
  }
}
