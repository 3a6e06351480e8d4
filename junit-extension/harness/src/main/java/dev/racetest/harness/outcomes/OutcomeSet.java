package dev.racetest.harness.outcomes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A set that executions add to. Made of nothing but arrays: inside an execution the JDK's sets are
 * slow, as each of their accesses is looked at.
 */
final class OutcomeSet<K> {
  /** In the order in which they were added. */
  private Object[] outcomes = new Object[16];

  /** The numbers of outcomes, counted from 1, each at the place of its hash or behind that. */
  private int[] places = new int[64];

  private int size;

  void add(K outcome) {
    int place = place(outcome);
    if (places[place] != 0) {
      return;
    }
    if (size == outcomes.length) {
      grow();
      place = place(outcome);
    }
    outcomes[size] = outcome;
    places[place] = ++size;
  }

  /** Where the outcome is, or where it belongs. */
  private int place(Object outcome) {
    int mask = places.length - 1;
    int hash = outcome.hashCode() * 0x9E3779B9;
    int place = (hash ^ hash >>> 16) & mask;
    while (places[place] != 0 && !outcomes[places[place] - 1].equals(outcome)) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    outcomes = Arrays.copyOf(outcomes, size * 2);
    places = new int[places.length * 2];
    for (int i = 0; i < size; i++) {
      places[place(outcomes[i])] = i + 1;
    }
  }

  /** All of them, in the order in which they were added. */
  @SuppressWarnings("unchecked")
  Set<K> all() {
    Set<K> all = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      all.add((K) outcomes[i]);
    }
    return all;
  }
}
