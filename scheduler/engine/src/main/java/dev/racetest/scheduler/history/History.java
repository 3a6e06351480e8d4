package dev.racetest.scheduler.history;

import java.util.List;

/**
 * One execution.
 *
 * @param tasks its tasks in the order of their creation; the first runs the test body
 * @param events what they did, in the order in which it happened; of a long execution the last ones
 * @param omitted how many earlier events were left out
 * @param orderings happens-before between events of different tasks (JLS 17.4.5), as far as it does
 *     not follow from other orderings
 */
public record History(
    List<TaskHistory> tasks, List<Event> events, int omitted, List<Ordering> orderings) {

  /** A history in which nothing happened. */
  public static final History EMPTY = new History(List.of(), List.of(), 0, List.of());

  /** Makes a history; later changes of the lists do not change it. */
  public History {
    tasks = List.copyOf(tasks);
    events = List.copyOf(events);
    orderings = List.copyOf(orderings);
  }

  /**
   * The earlier event is ordered before the later one.
   *
   * @param from the number of the earlier event, see {@link Event#number}
   * @param to the number of the later event
   */
  public record Ordering(int from, int to) {}
}
