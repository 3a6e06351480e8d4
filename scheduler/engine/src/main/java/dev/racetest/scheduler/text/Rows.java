package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.Event.Entry;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The events of an execution that a reader wants to see. The changes from task to task are numbered
 * as they happened, also where the events around them are not among the rows.
 */
final class Rows {
  /** So few rows do not tell how it came about. */
  private static final int FEW = 8;

  private static final int SMALL_EXECUTION = 20;

  private final History history;

  private Rows(History history) {
    this.history = history;
  }

  /**
   * Of the events those that others have a part in, with repetitions folded; all of them where that
   * is little and there are not many.
   */
  static List<Row> of(History history) {
    Rows rows = new Rows(history);
    List<Row> shared = Loops.fold(rows.rows(rows::matters));
    if (shared.size() >= FEW) {
      return shared;
    }
    List<Row> all = Loops.fold(rows.rows(event -> event.operation() != Operation.BEGIN));
    return shared.isEmpty() || all.size() <= SMALL_EXECUTION ? all : shared;
  }

  private List<Row> rows(Predicate<Event> isWanted) {
    List<Row> rows = new ArrayList<>();
    String change = "";
    int changes = 0;
    int task = -1;
    for (Event event : history.events()) {
      if (task >= 0 && event.task() != task) {
        changes++;
        change = changes + " " + TaskNames.number(task) + " " + reason(event.entry());
      }
      task = event.task();
      if (isWanted.test(event)) {
        rows.add(new Row(event, isFirstOfTurn(rows, event) ? change : ""));
      }
    }
    return rows;
  }

  /** Whether another task had the row before. */
  private static boolean isFirstOfTurn(List<Row> rows, Event event) {
    return rows.isEmpty() || rows.get(rows.size() - 1).event().task() != event.task();
  }

  private boolean matters(Event event) {
    return event.racing()
        || event.operation() != Operation.BEGIN && event.shared()
        || isLocking(event.operation()) && isAwaited(event.subject());
  }

  private static boolean isLocking(Operation operation) {
    return switch (operation) {
      case LOCK, MONITOR_ENTER, MONITOR_REENTER, MONITOR_EXIT, CALL -> true;
      default -> false;
    };
  }

  /** Whether somebody still waits for the lock, and never came to use it. */
  private boolean isAwaited(String lock) {
    for (TaskHistory task : history.tasks()) {
      if (!lock.isEmpty() && task.end().waitsFor().endsWith(" " + lock)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Entry entry) {
    return switch (entry) {
      case PREEMPTION -> "preempted";
      case YIELD -> "yielded";
      case BLOCKED -> "blocked";
      case ENDED -> "ended";
      case GOES_ON -> "left";
    };
  }
}
