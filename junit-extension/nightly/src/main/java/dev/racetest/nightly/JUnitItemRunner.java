package dev.racetest.nightly;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.WorkItem;
import dev.racetest.nightly.work.ItemRunner;
import java.time.Duration;

/**
 * Explores items of race tests through JUnit's launcher: {@link Searching} visits traces, {@link
 * Sampling} runs random schedules.
 */
public final class JUnitItemRunner implements ItemRunner {
  /** Made by each worker process. */
  public JUnitItemRunner() {}

  @Override
  public ItemResult run(WorkItem item, Duration slice, int pieces) {
    return switch (item.kind()) {
      case Searching.KIND ->
          new Searching(item.test()).run(SearchPiece.read(item.content()), slice, pieces);
      case SamplingStream.KIND ->
          new Sampling(item.test()).run(SamplingStream.read(item.content()), slice, pieces > 1);
      case Sampling.REPLAY -> new Sampling(item.test()).replay(slice);
      default ->
          throw new IllegalArgumentException(
              "nobody knows how to explore items of the kind " + item.kind());
    };
  }
}
