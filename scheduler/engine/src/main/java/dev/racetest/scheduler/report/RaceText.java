package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;

/** A data race in words. */
public final class RaceText {
  private final Details.Race race;
  private final History history;

  /** Makes the text of a race in the execution. */
  public RaceText(Details.Race race, History history) {
    this.race = race;
    this.history = history;
  }

  /** One line that says what happened. */
  public String headline() {
    return "DATA RACE on " + race.variable();
  }

  /** The whole story. */
  public String text() {
    Lines out = new Lines();
    out.add(headline() + (race.object().isEmpty() ? "" : " of " + race.object()));
    out.add("");
    describe(out, race.later(), "");
    describe(out, race.earlier(), "          [earlier]");
    out.add("");
    creation(out, race.later().task());
    creation(out, race.earlier().task());
    out.add("  Not ordered: " + String.join("; ", race.unordered()));
    race.hint().ifPresent(hint -> out.add("  Hint: " + hint));
    return out.toString();
  }

  private void describe(Lines out, Event access, String note) {
    boolean write =
        access.operation() == Operation.WRITE || access.operation() == Operation.VOLATILE_WRITE;
    String value =
        access.newValue().isEmpty()
            ? " " + access.value()
            : " " + access.value() + " -> " + access.newValue();
    TaskHistory task = history.tasks().get(access.task());
    out.add(
        "  "
            + (write ? "WRITE" : "READ")
            + value.stripTrailing()
            + " by T"
            + task.index()
            + " \""
            + task.name()
            + "\""
            + note);
    for (String frame : Frames.lines(access.stack().toArray(new StackTraceElement[0]))) {
      out.add("      " + frame);
    }
  }

  private void creation(Lines out, int task) {
    TaskHistory created = history.tasks().get(task);
    if (created.creator() < 0) {
      out.add("  T" + task + " runs the test body");
      return;
    }
    out.add("  T" + task + " was started by T" + created.creator());
    for (String frame : Frames.lines(created.creation().toArray(new StackTraceElement[0]))) {
      out.add("      " + frame);
    }
  }
}
