package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data race in words: both accesses, why nothing orders them, and what to do about it. */
public final class RaceText implements Section {
  private final Details.Race race;
  private final TaskNames names;
  private final StackText stacks;
  private final List<String> remarks;
  private final boolean hasCreationStacks;

  private RaceText(
      Details.Race race,
      TaskNames names,
      StackText stacks,
      List<String> remarks,
      boolean hasCreationStacks) {
    this.race = race;
    this.names = names;
    this.stacks = stacks;
    this.remarks = List.copyOf(remarks);
    this.hasCreationStacks = hasCreationStacks;
  }

  /**
   * Makes the text of a race.
   *
   * @param remarks what else there is to say of it, a sentence each
   */
  public RaceText(Details.Race race, History history, SourceLines sources, List<String> remarks) {
    this(race, new TaskNames(history), new StackText(sources), remarks, false);
  }

  /** The same text with the whole stacks on which the threads were started. */
  public RaceText withCreationStacks() {
    return new RaceText(race, names, stacks, remarks, true);
  }

  @Override
  public String headline() {
    String type = race.type().isEmpty() ? "" : " (" + race.type() + ")";
    String object = race.object().isEmpty() ? "" : " of " + race.object();
    return "DATA RACE on " + race.variable() + type + object;
  }

  @Override
  public String text(Room room) {
    Lines out = new Lines();
    out.wrapped("", headline());
    out.add("");
    AccessText later = new AccessText(race.later(), race.variable());
    AccessText earlier = new AccessText(race.earlier(), race.variable());
    int width = Math.max(later.what().length(), earlier.what().length());
    later.write(out, width, names, stack(race.later().stack(), room), false);
    earlier.write(out, width, names, stack(race.earlier().stack(), room), true);
    out.add("");
    writeCreation(out, room);
    if (!race.unordered().isEmpty()) {
      out.wrapped("  ", "Not ordered: " + String.join("; ", race.unordered()));
    }
    writeTearing(out);
    writeOrders(out);
    race.hint().ifPresent(hint -> out.wrapped("  ", "Hint: " + hint));
    if (isField()) {
      out.wrapped(
          "  ", "If it does no harm: @RaceFree(\"reason\") on the field " + race.variable());
    }
    remarks.forEach(remark -> out.wrapped("  ", remark));
    return out.toString();
  }

  private List<String> stack(List<StackTraceElement> stack, Room room) {
    return stacks.lines(stack, room.frames());
  }

  private void writeCreation(Lines out, Room room) {
    List<Integer> tasks = new ArrayList<>(List.of(race.earlier().task(), race.later().task()));
    tasks.sort(null);
    List<String> sentences = new ArrayList<>();
    String verb = " was started at ";
    for (int task : tasks) {
      Optional<TaskHistory> started = creation(task);
      String what =
          started.isPresent()
              ? verb + Frames.place(started.get().creation())
              : " runs the test body";
      sentences.add(names.byNumber(task) + what);
      verb = started.isPresent() ? " at " : verb;
    }
    out.wrapped("  ", String.join(", ", sentences));
    if (hasCreationStacks) {
      for (int task : tasks) {
        creation(task).ifPresent(by -> writeCreationStack(out, room, by));
      }
    }
  }

  private void writeCreationStack(Lines out, Room room, TaskHistory task) {
    out.add(
        "  " + names.byNumber(task.index()) + " was started by " + names.byNumber(task.creator()));
    out.addAll(StackText.INDENT, stack(task.creation(), room));
  }

  private Optional<TaskHistory> creation(int task) {
    return names.of(task).filter(known -> known.creator() >= 0 && !known.creation().isEmpty());
  }

  private void writeTearing(Lines out) {
    if (race.type().equals("long") || race.type().equals("double")) {
      out.add("  May tear: a read may see one half of each of two values (JLS 17.7)");
    }
  }

  private void writeOrders(Lines out) {
    List<String> orders = race.orders();
    if (orders.isEmpty()) {
      return;
    }
    long outcomes = orders.stream().map(RaceText::outcome).distinct().count();
    out.add(
        outcomes > 1
            ? "  Both orders were run, and the outcome differs:"
            : "  Both orders were run, with the same outcome:");
    orders.forEach(order -> out.wrapped("    ", order));
  }

  /** What stands behind the two accesses; there is no such colon in a place. */
  private static String outcome(String order) {
    return order.substring(order.indexOf(": ") + 1);
  }

  private boolean isElement() {
    return race.variable().indexOf('[') >= 0;
  }

  private boolean isField() {
    return !race.type().isEmpty() && !isElement();
  }
}
