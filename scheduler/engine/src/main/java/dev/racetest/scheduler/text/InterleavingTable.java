package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.history.TaskHistory.State;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the tasks of an execution came to run in turns: the steps that matter, a column for each task
 * that has some. Changes from task to task are numbered and have their reason. In the end stand
 * those who wait for ever.
 */
public final class InterleavingTable {
  private static final int CHANGE = 18;
  private static final int WAITING_SHOWN = 5;
  private static final String MARGIN = " ".repeat(10);
  private static final String TITLE = "    step  switch";

  private final TaskNames names;
  private final List<Row> rows;
  private final List<TaskHistory> waiting;
  private final int omitted;

  /** Makes the table of an execution. */
  public InterleavingTable(History history) {
    names = new TaskNames(history);
    rows = Rows.of(history);
    omitted = history.omitted();
    waiting = history.tasks().stream().filter(task -> isWaiting(task, history)).toList();
  }

  private static boolean isWaiting(TaskHistory task, History history) {
    State state = task.end().state();
    return (state == State.BLOCKED || state == State.WAITING)
        && !task.end().waitsFor().isEmpty()
        && !hasBegunToWait(task.index(), history);
  }

  /** A wait to be notified is an event; other waits are what did not happen. */
  private static boolean hasBegunToWait(int task, History history) {
    Operation last = Operation.BEGIN;
    for (Event event : history.events()) {
      last = event.task() == task ? event.operation() : last;
    }
    return last == Operation.WAIT;
  }

  /** A line before it is laid out; without a task it stands in the margin. */
  private record Line(String start, int task, String action, String place) {
    static final int NO_TASK = -1;

    static Line inMargin(String text) {
      return new Line(MARGIN + text, NO_TASK, "", "");
    }

    int length() {
      return action.length() + place.length();
    }

    String text(Columns columns) {
      if (task == NO_TASK) {
        return start;
      }
      String before = start + columns.start(task);
      int room = Lines.WIDTH - before.length() - place.length();
      return before + Lines.cut(action, room) + place;
    }
  }

  /**
   * The table; empty if nothing is known of the execution.
   *
   * @param most how many rows it may have
   */
  public String text(int most) {
    if (rows.isEmpty()) {
      return "";
    }
    List<Line> lines = lines(most);
    Columns columns = columns(lines);
    boolean isRacing = rows.stream().anyMatch(row -> row.event().racing());
    Lines out = new Lines();
    out.add("  Interleaving" + (isRacing ? " (> marks the accesses that race):" : ":"));
    List<String> heading = columns.heading();
    heading.subList(0, heading.size() - 1).forEach(line -> out.wrapped("  ", line));
    out.add(Lines.padded(TITLE, MARGIN.length() + CHANGE) + heading.get(heading.size() - 1));
    lines.forEach(line -> out.add(line.text(columns)));
    return out.toString();
  }

  private Columns columns(List<Line> lines) {
    Map<Integer, Integer> longest = new HashMap<>();
    for (Line line : lines) {
      if (line.task() != Line.NO_TASK) {
        longest.merge(line.task(), line.length(), Math::max);
      }
    }
    return new Columns(longest, names, Lines.WIDTH - MARGIN.length() - CHANGE);
  }

  private List<Line> lines(int most) {
    boolean areFew = waiting.size() <= Math.min(WAITING_SHOWN, most / 2);
    Excerpt excerpt = new Excerpt(rows, areFew ? most - waiting.size() : most);
    List<Line> lines = new ArrayList<>();
    if (omitted > 0) {
      lines.add(Line.inMargin("... " + Lines.count(omitted, "earlier event") + " left out"));
    }
    int next = 0;
    while (next < rows.size()) {
      if (excerpt.isShown(next)) {
        addRow(lines, rows.get(next));
        next++;
      } else {
        int hidden = excerpt.hiddenFrom(next, rows.size());
        lines.add(Line.inMargin("... " + Lines.count(hidden, "row") + " left out"));
        next += hidden;
      }
    }
    if (areFew) {
      waiting.forEach(task -> lines.add(end(task)));
    }
    return lines;
  }

  private static void addRow(List<Line> lines, Row row) {
    Event event = row.event();
    String start =
        (event.racing() ? "  >" : "   ")
            + Lines.right(event.step(), 5)
            + "  "
            + Lines.padded(row.change() + " ", CHANGE);
    String times = row.times() > 1 ? " (x" + row.times() + ")" : "";
    String place = event.place().isEmpty() ? "" : "  " + event.place();
    lines.add(new Line(start, event.task(), EventText.action(event), times + place));
    if (row.rounds() > 0) {
      lines.add(
          Line.inMargin(
              "... these "
                  + Lines.count(row.again(), "row")
                  + " again, "
                  + Lines.count(row.rounds(), "more time")));
    }
  }

  private static Line end(TaskHistory task) {
    String place = task.end().stack().isEmpty() ? "" : "  " + Frames.place(task.end().stack());
    return new Line(
        Lines.padded("", MARGIN.length() + CHANGE),
        task.index(),
        Lines.printable(task.end().waitsFor()),
        place);
  }
}
