package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.Event.HeldLock;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives names to what events are about; done once, so that names do not change. */
final class HistoryBuilder {
  private final Execution execution;
  private final Names names;
  private final Values values;

  /** For each variable's name an object that has it, {@link #SEVERAL} if more than one does. */
  private final Map<String, Object> owners = new HashMap<>();

  private static final Object SEVERAL = new Object();

  HistoryBuilder(Execution execution, Names names) {
    this.execution = execution;
    this.names = names;
    this.values = new Values(names);
  }

  List<Event> events(Collection<RawEvent> raw) {
    for (RawEvent event : raw) {
      if (isVariable(event)) {
        event.subject = EventText.variable(event, execution);
        Object owner = owners.putIfAbsent(event.subject, event.object);
        if (owner != null && owner != event.object) {
          owners.put(event.subject, SEVERAL);
        }
      }
    }
    List<Event> events = new ArrayList<>();
    for (RawEvent event : raw) {
      events.add(event(event, event.operation));
    }
    return events;
  }

  /** Calls of atomics keep the name of the call. */
  private static boolean isVariable(RawEvent event) {
    return event.isAccess && event.operation != Operation.ATOMIC_UPDATE;
  }

  /** The event, told as this operation. */
  Event event(RawEvent event, Operation operation) {
    return new Event(
        event.number,
        event.step,
        event.task,
        operation,
        subject(event),
        values.text(event.value),
        values.text(event.newValue),
        place(event),
        List.of(event.stack),
        held(event),
        event.entry,
        event.isShared() || event.racing,
        event.racing);
  }

  /** A value in words. */
  String value(Object value) {
    return values.text(value);
  }

  private String subject(RawEvent event) {
    boolean isAmbiguous = isVariable(event) && owners.get(event.subject) == SEVERAL;
    return isAmbiguous ? event.subject + " of " + names.object(event.object) : event.subject;
  }

  private List<HeldLock> held(RawEvent event) {
    List<HeldLock> held = new ArrayList<>();
    for (Held lock : event.held) {
      boolean isUncertain =
          !execution.hasOwner(lock.lock()) && "tryLock".equals(Sites.member(lock.site()));
      String name = names.object(lock.lock());
      held.add(
          new HeldLock(
              isUncertain ? name + " (if tryLock has got it)" : name, Ends.place(lock.site())));
    }
    return held;
  }

  static String place(RawEvent event) {
    // The entry of a synchronized method has no line on the stack.
    boolean isBySite = event.stack.length == 0 || event.operation == Operation.MONITOR_ENTER;
    return isBySite ? Ends.place(event.site) : Frames.place(event.stack);
  }
}
