package dev.racetest.nightly.work;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.WorkItem;
import java.time.Duration;

/**
 * Explores a piece of a test's schedules for a while. What it does depends on the item alone, so
 * that the item can be explored again by another worker if this one dies.
 *
 * <p>An implementation has a public constructor without parameters; each worker process makes one.
 */
public interface ItemRunner {
  /**
   * Explores.
   *
   * @param slice after about so long it returns, with what remains of the item
   * @param pieces into how many items what remains is best divided: 1 unless workers are idle
   * @throws Exception if the item cannot be explored; after several attempts it is taken out
   */
  ItemResult run(WorkItem item, Duration slice, int pieces) throws Exception;
}
