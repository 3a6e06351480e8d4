package dev.racetest.nightly;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.WorkItem;
import dev.racetest.nightly.work.ItemRunner;
import java.time.Duration;

/**
 * Explores items of race tests through JUnit's launcher. Items of the kind {@code sampling} run
 * random schedules; the exhaustive search gets its bridge here.
 */
public final class JUnitItemRunner implements ItemRunner {
  /** Made by each worker process. */
  public JUnitItemRunner() {}

  @Override
  public ItemResult run(WorkItem item, Duration slice, boolean split) {
    if (item.kind().equals(SamplingStream.KIND)) {
      return new Sampling(item.test()).run(SamplingStream.read(item.content()), slice, split);
    }
    throw new IllegalArgumentException(
        "nobody knows how to explore items of the kind " + item.kind());
  }
}
