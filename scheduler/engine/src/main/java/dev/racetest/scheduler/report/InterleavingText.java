package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;

/** The steps of an execution, a column for each task while they fit. */
public final class InterleavingText {
  private static final int LINES = 40;
  private static final int WIDTH = 110;
  private static final int WIDEST_COLUMN = 44;
  private static final int NARROWEST_COLUMN = 26;

  private final History history;

  /** Makes the text of an execution. */
  public InterleavingText(History history) {
    this.history = history;
  }

  /** The whole table. */
  public String text() {
    List<Row> rows = fold(history.events());
    int hidden = history.omitted();
    int first = Math.max(0, rows.size() - LINES);
    List<TaskHistory> tasks = history.tasks();
    int column = Math.min(WIDEST_COLUMN, WIDTH / Math.max(1, tasks.size()));
    Lines out = new Lines();
    out.add("  Interleaving (* marks a switch to another thread):");
    if (first > 0 || hidden > 0) {
      out.add("      ... earlier steps are left out");
    }
    if (column >= NARROWEST_COLUMN) {
      heading(out, tasks, column);
    }
    for (Row row : rows.subList(first, rows.size())) {
      out.add(line(row, column));
    }
    return out.toString();
  }

  private record Row(Event step, int times, boolean isSwitch) {}

  /** Puts repetitions of one step, as a loop makes them, into one row. */
  private static List<Row> fold(List<Event> steps) {
    List<Row> rows = new ArrayList<>();
    int lastTask = -1;
    for (Event step : steps) {
      if (!step.shared() || step.operation() == Operation.BEGIN) {
        continue;
      }
      Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last != null && isSame(last.step(), step)) {
        rows.set(rows.size() - 1, new Row(last.step(), last.times() + 1, last.isSwitch()));
      } else {
        rows.add(new Row(step, 1, lastTask >= 0 && step.task() != lastTask));
      }
      lastTask = step.task();
    }
    return rows;
  }

  private static boolean isSame(Event one, Event other) {
    return one.task() == other.task()
        && one.operation() == other.operation()
        && one.place().equals(other.place())
        && one.subject().equals(other.subject());
  }

  private static void heading(Lines out, List<TaskHistory> tasks, int column) {
    StringBuilder heading = new StringBuilder("         ");
    for (int i = 0; i < tasks.size(); i++) {
      TaskHistory task = tasks.get(i);
      heading.append(pad("T" + task.index() + " \"" + task.name() + "\"", column));
    }
    out.add(heading.toString());
  }

  private static String line(Row row, int column) {
    Event step = row.step();
    String what = step.subject().isEmpty() ? "" : " " + step.subject();
    String times = row.times() > 1 ? " (x" + row.times() + ")" : "";
    String text = step.operation().verb() + what + times + " " + step.place();
    String number = String.format("  %5d%s ", step.step(), row.isSwitch() ? "*" : " ");
    return column >= NARROWEST_COLUMN
        ? number + " ".repeat(step.task() * column) + text
        : number + "T" + step.task() + " " + text;
  }

  private static String pad(String text, int width) {
    String cut = text.length() < width ? text : text.substring(0, width - 2) + "~";
    return cut + " ".repeat(width - cut.length());
  }
}
