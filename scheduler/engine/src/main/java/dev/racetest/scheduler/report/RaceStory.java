package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.AccessedVariable;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import java.lang.reflect.Array;
import java.util.List;

/** What there is to say about a data race, and whether the code under test has a part in it. */
public final class RaceStory {
  private final HistoryRecorder recorder;
  private final RaceDetector.Race race;
  private final AccessedVariable variable;
  private final RawEvent earlier;
  private final RawEvent later;

  /** Makes the story of a race in the execution that {@code recorder} has written down. */
  public RaceStory(HistoryRecorder recorder, RaceDetector.Race race) {
    this.recorder = recorder;
    this.race = race;
    this.variable = recorder.execution().variable(race);
    this.earlier = recorder.racing(race.earlier());
    this.later = recorder.racing(race.later());
  }

  private static StackTraceElement[] stack(RawEvent event) {
    return event == null ? null : event.stack;
  }

  /**
   * Whether the code under test itself made both accesses, and no lock can have been out of sight.
   */
  public boolean isOfTheCodeUnderTest() {
    return Callers.areOfTheCodeUnderTest(stack(earlier))
        && Callers.areOfTheCodeUnderTest(stack(later))
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
            race.object().getClass(), stack(earlier), Sites.loader(race.earlier().site()));
  }

  /** The racing variable: {@code Counter.count}, or the operations of the JDK that meet. */
  private String name() {
    switch (variable.kind()) {
      case FIELD:
        return EventText.shortVariable(variable.name());
      case ELEMENT:
        return Names.simple(variable.name());
      default:
        String first = operation(race.earlier(), earlier);
        String second = operation(race.later(), later);
        return first.equals(second) ? second : second + " against " + first;
    }
  }

  /** The call that made an access inside the JDK: {@code HashMap.put}. */
  private String operation(RaceDetector.Access access, RawEvent event) {
    if (variable.kind() == AccessedVariable.Kind.WHOLE) {
      return Names.simple(race.object().getClass().getName()) + "." + Sites.member(access.site());
    }
    String operation = event == null ? "" : Callers.operation(event.stack);
    return operation.isEmpty() ? "a collection" : operation;
  }

  /** The same for every occurrence of this race. */
  public String identity() {
    String one = place(race.earlier(), earlier);
    String other = place(race.later(), later);
    return "race "
        + (variable.kind() == AccessedVariable.Kind.ELEMENT ? "element" : name())
        + " "
        + (one.compareTo(other) <= 0 ? one + " " + other : other + " " + one);
  }

  private static String place(RaceDetector.Access access, RawEvent event) {
    return (access.write() ? "write " : "read ")
        + (event == null ? Integer.toString(access.site()) : Frames.place(event.stack));
  }

  /** Everything else, as values. */
  public Details.Race details() {
    Event laterEvent = event(race.later(), later);
    Event earlierEvent = event(race.earlier(), earlier);
    return new Details.Race(
        name(),
        variable.type(),
        object(),
        laterEvent,
        earlierEvent,
        earlier == null || later == null
            ? List.of()
            : new WhyUnordered(recorder, earlier, later).sentences(),
        List.of(),
        new Hint(recorder, variable, later == null ? earlier : later, laterEvent, earlierEvent)
            .text());
  }

  /** The object in the execution that is told, which is another one than that of the race. */
  private String object() {
    RawEvent event = later == null ? earlier : later;
    boolean isNamed =
        event != null
            && event.object != null
            && !(event.object instanceof Class<?>)
            && variable.kind() != AccessedVariable.Kind.INSIDE;
    return isNamed ? recorder.names().object(event.object) : "";
  }

  private Event event(RaceDetector.Access access, RawEvent event) {
    Operation operation = operation(access);
    if (event != null) {
      return recorder.builder().event(event, operation);
    }
    return new Event(
        0,
        0,
        access.task(),
        operation,
        name(),
        "",
        "",
        Ends.place(access.site()),
        List.of(),
        List.of(),
        Event.Entry.GOES_ON,
        true,
        true);
  }

  private static Operation operation(RaceDetector.Access access) {
    if (access.atomic()) {
      return access.write() ? Operation.VOLATILE_WRITE : Operation.VOLATILE_READ;
    }
    return access.write() ? Operation.WRITE : Operation.READ;
  }
}
