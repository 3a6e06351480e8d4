package dev.racetest.nightly.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * One of the ways in which a test is explored.
 *
 * @param kind who knows how to explore its items, such as {@code exhaustive} or {@code sampling}
 * @param share how much of the test's time it gets, in proportion to the others' shares; at least 1
 * @param isConclusive whether the test's other approaches end once this one has explored everything
 *     and each of them has completed an item
 * @param items its first items
 * @param expectedTraces how many traces the test says that there are; it is wrong if a search of
 *     all finds another number
 */
public record Approach(
    String kind,
    int share,
    boolean isConclusive,
    List<NewItem> items,
    OptionalLong expectedTraces) {
  /** Makes an approach; later changes of the list do not change it. */
  public Approach {
    if (share < 1) {
      throw new IllegalArgumentException("a share is at least 1, but was " + share);
    }
    items = List.copyOf(items);
  }

  /** Of which nobody expects a number of traces. */
  public Approach(String kind, int share, boolean isConclusive, List<NewItem> items) {
    this(kind, share, isConclusive, items, OptionalLong.empty());
  }

  /** The only approach of its test. */
  public Approach(String kind, List<NewItem> items) {
    this(kind, 1, true, items);
  }
}
