package dev.racetest.scheduler.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The layout of the interleaving: a column for each task, in which its steps begin. A row has one
 * step only, so its text may reach into the columns to the right. With more tasks than fit each row
 * names its task instead.
 */
final class Columns {
  private static final int NARROWEST = 10;
  private static final int WIDEST = 34;
  private static final int NAMED = 12;

  /** A step that is longer is cut rather than making all columns narrow. */
  private static final int LONGEST_STEP = 70;

  private final List<Integer> tasks;
  private final TaskNames names;
  private final int width;

  /**
   * Makes the layout.
   *
   * @param longest the tasks that have a column, and how long the longest text of each is
   * @param room how many columns of text there are
   */
  Columns(Map<Integer, Integer> longest, TaskNames names, int room) {
    this.tasks = List.copyOf(new TreeMap<>(longest).keySet());
    this.names = names;
    int most = WIDEST;
    for (int i = 1; i < tasks.size(); i++) {
      int text = Math.min(LONGEST_STEP, longest.getOrDefault(tasks.get(i), 0));
      most = Math.min(most, (room - text) / i);
    }
    this.width = most;
  }

  private boolean fit() {
    return width >= NARROWEST;
  }

  /**
   * The names of the tasks, the last line above the steps; a line before it where the columns are
   * too narrow for names.
   */
  List<String> heading() {
    List<String> all = tasks.stream().map(names::byNumber).toList();
    if (!fit()) {
      return List.of(legend(all), "");
    }
    boolean areShort = all.stream().allMatch(name -> name.length() < width);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < tasks.size(); i++) {
      line.append(Lines.padded(areShort ? all.get(i) : TaskNames.number(tasks.get(i)), width));
    }
    return areShort ? List.of(line.toString()) : List.of(legend(all), line.toString());
  }

  private static String legend(List<String> all) {
    int more = all.size() - NAMED;
    return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** What stands before the step of that task. */
  String start(int task) {
    return fit()
        ? " ".repeat(width * tasks.indexOf(task))
        : Lines.padded(TaskNames.number(task), 4) + " ";
  }
}
