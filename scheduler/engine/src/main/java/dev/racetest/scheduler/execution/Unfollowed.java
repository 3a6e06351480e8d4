package dev.racetest.scheduler.execution;

import java.util.ArrayList;
import java.util.List;

/**
 * What the code under test may learn in an execution although a search of all traces does not
 * follow it: other executions of the same trace, or others between its steps, could tell it
 * something else.
 */
public enum Unfollowed {
  /** They are drawn one after the other, for monitors, too. */
  IDENTITY_HASH("identity hash codes were asked for: they are those of one order of the objects"),
  /** They are given one after the other. */
  THREAD_NUMBER(
      "several threads have made threads: ids and numbered names of these are those of one order"),
  /** It depends on each step of the thread, and of those who hold what it waits for. */
  THREAD_STATE("a thread was asked for its state, of which only its start and end are followed"),
  /** Readings depend on each other, but are no yield points. */
  CLOCK("the clock was read: no other thread comes between a reading and the step before it"),
  /** The same. */
  RANDOM("random numbers were drawn: no other thread comes between a draw and the step before it");

  private final String assumption;

  Unfollowed(String assumption) {
    this.assumption = assumption;
  }

  /**
   * Makes sure that the class is loaded. Hooks need it in the middle of executions, and to load it
   * there would run code that calls hooks.
   */
  static void load() {}

  int bit() {
    return 1 << ordinal();
  }

  /**
   * What a search assumes in whose executions these were learnt, a sentence without a full stop.
   */
  public static List<String> assumptions(int bits) {
    List<String> all = new ArrayList<>();
    for (Unfollowed one : values()) {
      if ((bits & one.bit()) != 0) {
        all.add(one.assumption);
      }
    }
    return all;
  }
}
