package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.RacingVariable;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.spi.RaceDetector;
import java.lang.reflect.Array;
import java.util.List;

/** A data race in words. */
public final class RaceText {
  private final RecordingTracer trace;
  private final RaceDetector.Race race;
  private final RacingVariable variable;
  private final StackTraceElement[] earlier;
  private final StackTraceElement[] later;

  /** Makes the text of a race in the execution that {@code trace} has written down. */
  public RaceText(RecordingTracer trace, RaceDetector.Race race) {
    this.trace = trace;
    this.race = race;
    this.variable = trace.execution().variable(race);
    this.earlier = trace.accessStack(race.earlier());
    this.later = trace.accessStack(race.later());
  }

  /**
   * Whether the code under test itself made both accesses, and no lock can have been out of sight.
   */
  public boolean isOfTheCodeUnderTest() {
    return Callers.areOfTheCodeUnderTest(earlier)
        && Callers.areOfTheCodeUnderTest(later)
        && !isGuaranteedByFinalField()
        && !isOutOfBounds();
  }

  /** An access that was announced, and then failed. */
  private boolean isOutOfBounds() {
    return race.object() != null
        && race.object().getClass().isArray()
        && race.variable() >= Array.getLength(race.object());
  }

  /**
   * JLS 17.5: who reads a final field sees what its constructor has written to the array it leads
   * to, however the object was published.
   */
  private boolean isGuaranteedByFinalField() {
    return race.earlier().write()
        && !race.later().write()
        && race.object() != null
        && FinalFields.mayLeadTo(
            race.object().getClass(), earlier, Sites.loader(race.earlier().site()));
  }

  /** The racing variable: {@code Counter.count}, or the operations of the JDK that meet. */
  public String variable() {
    switch (variable.kind()) {
      case FIELD:
        return RecordingTracer.shortVariable(variable.name());
      case ELEMENT:
        return Names.simple(variable.name());
      default:
        String first = operation(race.earlier(), earlier);
        String second = operation(race.later(), later);
        return first.equals(second) ? second : second + " against " + first;
    }
  }

  /** The call that made an access inside the JDK: {@code HashMap.put}. */
  private String operation(RaceDetector.Access access, StackTraceElement[] stack) {
    if (variable.kind() == RacingVariable.Kind.WHOLE) {
      return Names.simple(race.object().getClass().getName()) + "." + Sites.member(access.site());
    }
    String operation = "a collection";
    if (stack != null) {
      for (StackTraceElement frame : stack) {
        if (!Frames.isCalledForItself(frame.getClassName())) {
          break;
        }
        operation = Names.simple(frame.getClassName()) + "." + frame.getMethodName();
      }
    }
    return operation;
  }

  /** One line that says what happened. */
  public String headline() {
    return "DATA RACE on " + variable();
  }

  /** The same for every occurrence of this race. */
  public String identity() {
    String one = place(race.earlier(), earlier);
    String other = place(race.later(), later);
    return "race "
        + (variable.kind() == RacingVariable.Kind.ELEMENT ? "element" : variable())
        + " "
        + (one.compareTo(other) <= 0 ? one + " " + other : other + " " + one);
  }

  private static String place(RaceDetector.Access access, StackTraceElement[] stack) {
    return (access.write() ? "write " : "read ")
        + (stack == null ? Integer.toString(access.site()) : Frames.place(stack));
  }

  /** The whole story. */
  public String text() {
    Lines out = new Lines();
    String object = race.object() == null ? "" : " of " + trace.names().object(race.object());
    out.add(headline() + object);
    out.add("");
    describe(out, race.later(), later, "");
    describe(out, race.earlier(), earlier, "          [earlier]");
    out.add("");
    creation(out, race.later().task());
    creation(out, race.earlier().task());
    out.add(
        "  Not ordered: no happens-before path leads from the earlier access to the later one"
            + " (JLS 17.4.5)");
    if (variable.tears()) {
      out.add("  May tear: a read may see one half of each of two values (JLS 17.7)");
    }
    return out.toString();
  }

  private void describe(
      Lines out, RaceDetector.Access access, StackTraceElement[] stack, String note) {
    Task task = trace.execution().tasks().get(access.task());
    String kind = (access.atomic() ? "ATOMIC " : "") + (access.write() ? "WRITE" : "READ");
    out.add("  " + kind + " by " + Names.task(task) + note);
    List<String> frames =
        stack == null
            ? List.of("(the stack of this access could not be found again)")
            : Frames.lines(stack);
    for (String frame : frames) {
      out.add("      " + frame);
    }
  }

  private void creation(Lines out, int task) {
    StackTraceElement[] stack = trace.creationStack(task);
    if (stack == null) {
      out.add("  T" + task + " runs the test body");
      return;
    }
    Task creator = trace.execution().tasks().get(task).creator();
    out.add("  T" + task + " was started by T" + creator.index());
    for (String frame : Frames.lines(stack)) {
      out.add("      " + frame);
    }
  }
}
