package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Event;

/**
 * A row of the interleaving.
 *
 * @param event what happened
 * @param change how its task came to run, in words; empty if it ran before, too
 * @param times how often it happened in a row
 * @param again how many of the rows up to this one happened again after it
 * @param rounds how often they did
 */
record Row(Event event, String change, int times, int again, int rounds) {
  Row(Event event, String change) {
    this(event, change, 1, 0, 0);
  }

  Row times(int newTimes) {
    return new Row(event, change, newTimes, again, rounds);
  }

  Row followedBy(int newAgain, int newRounds) {
    return new Row(event, change, times, newAgain, newRounds);
  }

  /** Whether the same was done by the same task, at the same place, with the same values. */
  boolean isLike(Row other) {
    Event one = event;
    Event two = other.event;
    return one.task() == two.task()
        && one.operation() == two.operation()
        && one.subject().equals(two.subject())
        && one.value().equals(two.value())
        && one.newValue().equals(two.newValue())
        && one.place().equals(two.place())
        && one.racing() == two.racing();
  }
}
