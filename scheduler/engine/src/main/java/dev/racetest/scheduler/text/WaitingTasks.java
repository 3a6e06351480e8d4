package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.history.TaskHistory.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Threads that an execution left standing; those that wait alike are one group. */
final class WaitingTasks {
  private static final int NAMED = 12;

  private final TaskNames names;
  private final StackText stacks;

  WaitingTasks(TaskNames names, StackText stacks) {
    this.names = names;
    this.stacks = stacks;
  }

  /** What a thread waits for, and who holds that since where. */
  String sentence(TaskHistory task) {
    return names.byName(task.index()) + " " + wait(task.end());
  }

  private String wait(End end) {
    if (end.waitsFor().isEmpty()) {
      return end.state() == TaskHistory.State.RUNNABLE ? "could have gone on" : "waits";
    }
    // It begins with a verb where the wait is no wait for a thing.
    boolean isSentence = end.waitsFor().matches("(waits|is|was|parks|sleeps)\\b.*");
    String since = end.ownedSince().isEmpty() ? "" : " since " + end.ownedSince();
    boolean isHeld = end.owner() >= 0 && end.state() == TaskHistory.State.BLOCKED;
    return (isSentence ? "" : "waits for ")
        + Lines.printable(end.waitsFor())
        + (isHeld ? ", held by " + names.byName(end.owner()) + since : "");
  }

  void write(Lines out, TaskHistory task, int frames) {
    out.wrapped("  ", "      ", sentence(task));
    out.addAll(StackText.INDENT, stacks.lines(task.end().stack(), frames));
  }

  /** Writes the tasks in groups, at most so many with their stacks. */
  void writeGroups(Lines out, List<TaskHistory> tasks, int most, int frames) {
    Collection<List<TaskHistory>> groups = groups(tasks);
    int left = most;
    List<TaskHistory> others = new ArrayList<>();
    for (List<TaskHistory> group : groups) {
      if (left-- > 0) {
        writeGroup(out, group, frames);
      } else {
        others.addAll(group);
      }
    }
    if (!others.isEmpty()) {
      out.wrapped(
          "  ",
          "... and " + Lines.count(others.size(), "other thread") + ": " + named(others, true));
    }
  }

  private static Collection<List<TaskHistory>> groups(List<TaskHistory> tasks) {
    record Key(TaskHistory.State state, int owner, List<StackTraceElement> stack) {}
    Map<Key, List<TaskHistory>> groups = new LinkedHashMap<>();
    for (TaskHistory task : tasks) {
      End end = task.end();
      groups
          .computeIfAbsent(new Key(end.state(), end.owner(), end.stack()), any -> new ArrayList<>())
          .add(task);
    }
    return groups.values();
  }

  private void writeGroup(Lines out, List<TaskHistory> group, int frames) {
    TaskHistory first = group.get(0);
    write(out, first, frames);
    if (group.size() > 1) {
      List<TaskHistory> others = group.subList(1, group.size());
      boolean isSame =
          others.stream().allMatch(task -> task.end().waitsFor().equals(first.end().waitsFor()));
      boolean isOne = others.size() == 1;
      out.wrapped(
          "  ",
          "and "
              + Lines.count(others.size(), "other thread")
              + (isOne ? " stands" : " stand")
              + " at the same place"
              + (isSame ? " and " + (isOne ? "waits" : "wait") + " for the same" : "")
              + ": "
              + named(others, false));
    }
  }

  private String named(List<TaskHistory> tasks, boolean withPlace) {
    List<String> named = new ArrayList<>();
    for (TaskHistory task : tasks.subList(0, Math.min(NAMED, tasks.size()))) {
      String place = withPlace ? " at " + Frames.place(task.end().stack()) : "";
      named.add(
          withPlace ? TaskNames.number(task.index()) + place : TaskNames.number(task.index()));
    }
    int more = tasks.size() - NAMED;
    return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
  }
}
