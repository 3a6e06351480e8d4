package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.locks.HeldLocks;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import dev.racetest.scheduler.replay.Checkpoints;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes down an execution that is repeated: what each task did, to what, with which values,
 * holding which locks; of a long execution the end, and always the accesses that race.
 *
 * <p>The hooks say that an access is about to happen. What it reads is there by then, since no
 * other task runs in between; what it has written is there when the recorder is called next, by
 * whomever.
 */
public final class HistoryRecorder implements Tracer {
  /**
   * So many steps at the end of an execution are kept, and the accesses after the first of them.
   */
  private static final int STEPS_KEPT = 10_000;

  private final int firstStep;
  private final Set<AccessKey> wanted = new HashSet<>();
  private final Map<AccessKey, RawEvent> racing = new HashMap<>();
  private final Variables variables = new Variables();
  private final HeldLocks locks = new HeldLocks();
  private final Names names = new Names();
  private final Turns turns = new Turns();
  private final RecordedEvents events = new RecordedEvents(turns);
  private final Notifications notifications = new Notifications();
  private final Ends ends = new Ends(locks, names);
  private final Map<Integer, StackTraceElement[]> creationStacks = new HashMap<>();
  private Execution execution;
  private final Checkpoints.Recorder checkpoints;
  private Synchronisation synchronisation;
  private RawEvent unsettled;
  private HistoryBuilder builder;
  private History history;

  /**
   * Makes a recorder for the repetition of an execution.
   *
   * @param totalSteps how many steps that execution had
   * @param races the races it had, whose accesses are to be found again
   */
  public HistoryRecorder(int totalSteps, List<RaceDetector.Race> races) {
    firstStep = totalSteps - STEPS_KEPT;
    checkpoints = new Checkpoints.Recorder(totalSteps);
    for (RaceDetector.Race race : races) {
      wanted.add(AccessKey.of(race.earlier()));
      wanted.add(AccessKey.of(race.later()));
    }
  }

  /** A detector that tells {@code detector} everything, and this recorder what orders events. */
  public RaceDetector listeningTo(RaceDetector detector) {
    synchronisation = new Synchronisation(detector, events.numbers()::last);
    return synchronisation;
  }

  @Override
  public void begin(Execution newExecution) {
    execution = newExecution;
    racing.clear();
    events.begin();
    variables.begin();
    locks.begin(newExecution);
    turns.begin();
    notifications.begin();
    ends.begin(newExecution);
    creationStacks.clear();
    unsettled = null;
    history = null;
  }

  @Override
  public void created(Task task) {
    creationStacks.put(task.index(), Frames.capture());
  }

  @Override
  public void leaves(Task task, boolean couldGoOn) {
    settle();
    if (task.operation() == Operation.WAIT && !couldGoOn) {
      // The step comes when the wait is over.
      waits(task);
    }
    turns.leaves(task, couldGoOn);
    ends.leaves(task);
  }

  private void waits(Task task) {
    RawEvent event = events.add(task, Operation.WAIT, task.site());
    event.object = execution.waitedObject(task);
    event.touched.add(Variables.Touched.SHARED);
    if (turns.steps() >= firstStep) {
      event.stack = Frames.capture();
      event.held = held(task);
      event.subject = names.object(event.object);
      events.keep(event);
    }
  }

  @Override
  public void over() {
    settle();
    ends.over();
  }

  @Override
  public void step(Task task, int number) {
    checkpoints.step(number, execution.hash());
    settle();
    turns.step(number);
    RawEvent last = events.last(task);
    if (task.operation() == Operation.WAIT && last != null && last.operation == Operation.WAIT) {
      return;
    }
    RawEvent event = events.add(task, task.operation(), task.site());
    Object object = execution.waitedObject(task);
    event.object = object;
    touch(event, task, object);
    if (task.operation() == Operation.NOTIFY || task.operation() == Operation.NOTIFY_ALL) {
      notifications.add(event, execution, task);
    }
    if (number >= firstStep) {
      event.stack = Frames.capture();
      event.held = held(task);
      event.subject = EventText.subject(event, execution, names);
      events.keep(event);
    }
    if (task.operation() == Operation.LOCK || task.operation() == Operation.CALL) {
      if (HeldLocks.isTaking(task)) {
        locks.asked(task);
      } else {
        locks.called(task);
      }
    }
  }

  private void touch(RawEvent event, Task task, Object object) {
    switch (event.operation) {
      case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE, ATOMIC_UPDATE -> {
        // The access that follows says which variable it is.
      }
      case START, JOIN, INTERRUPT, WAIT, NOTIFY, NOTIFY_ALL, PARK, OUTSIDE ->
          event.touched.add(Variables.Touched.SHARED);
      default -> {
        if (object != null) {
          event.touched.add(variables.touch(object, Variables.WHOLE, task.index(), true));
        }
      }
    }
  }

  @Override
  public void access(Task task, Access access) {
    RawEvent last = events.last(task);
    if (last != null && last == unsettled && continues(last, access)) {
      // The writing half of an atomic update.
      last.newValue = RawEvent.UNKNOWN;
      last.writes = true;
      last.racing |= isWanted(task, access, last);
      return;
    }
    settle();
    RawEvent event = eventOf(task, access, last);
    event.racing |= isWanted(task, access, event);
    boolean changes = access.write() && !isConstruction(access);
    event.touched.add(variables.touch(access.object(), access.variable(), task.index(), changes));
  }

  private static boolean continues(RawEvent last, Access access) {
    return access.write()
        && access.atomic()
        && last.isAccess
        && last.object == access.object()
        && last.variable == access.variable()
        && last.site == access.site();
  }

  private static boolean isConstruction(Access access) {
    String method = Sites.method(access.site());
    return "<init>".equals(method) || "<clinit>".equals(method);
  }

  private RawEvent eventOf(Task task, Access access, RawEvent last) {
    if (isInside(access.site())) {
      return insideOf(task, access, last);
    }
    boolean isAnnounced =
        last != null && !last.isAccess && last.site == access.site() && isAccess(last.operation);
    RawEvent event =
        isAnnounced
            ? last
            : events.add(task, access.write() ? Operation.WRITE : Operation.READ, access.site());
    event.isAccess = true;
    event.object = access.object();
    event.variable = access.variable();
    event.value = execution.value(access.object(), access.variable(), RawEvent.UNKNOWN);
    event.writes = access.write();
    unsettled = event;
    if (!isAnnounced && turns.steps() >= firstStep) {
      event.held = held(task);
      events.keep(event);
    }
    return event;
  }

  private static boolean isAccess(Operation operation) {
    return operation == Operation.READ
        || operation == Operation.WRITE
        || operation == Operation.VOLATILE_READ
        || operation == Operation.VOLATILE_WRITE
        || operation == Operation.ATOMIC_UPDATE;
  }

  /** What a call into a collection does to its inside is one event. */
  private RawEvent insideOf(Task task, Access access, RawEvent last) {
    if (last != null && last.operation == Operation.CALL && last.site == task.lastCallSite()) {
      last.writes |= access.write();
      return last;
    }
    RawEvent event = events.add(task, Operation.CALL, task.lastCallSite());
    event.isInside = true;
    event.writes = access.write();
    if (turns.steps() >= firstStep) {
      event.stack = Frames.capture();
      event.held = held(task);
      event.subject = EventText.call(event);
      events.keep(event);
    }
    return event;
  }

  private boolean isWanted(Task task, Access access, RawEvent event) {
    AccessKey key = AccessKey.of(task.index(), access.site(), access.event());
    if (!wanted.contains(key) || racing.containsKey(key)) {
      return false;
    }
    event.stack = Frames.capture();
    event.held = held(task);
    event.userSite = isInside(access.site()) ? task.lastCallSite() : access.site();
    racing.put(key, event);
    return true;
  }

  private static boolean isInside(int site) {
    return (Sites.flags(site) & Sites.QUIET) != 0;
  }

  @Override
  public void entered(Task task, Object monitor, int site) {
    RawEvent last = events.last(task);
    boolean isKnown =
        last != null
            && last.object == monitor
            && (last.operation == Operation.MONITOR_ENTER
                || last.operation == Operation.MONITOR_REENTER);
    if (!isKnown && !isInside(site)) {
      addMonitorEvent(task, monitor, Operation.MONITOR_ENTER, site);
    }
    locks.entered(task, monitor, site);
  }

  @Override
  public void left(Task task, Object monitor) {
    int site = locks.left(task, monitor);
    if (site != 0 && !isInside(site)) {
      addMonitorEvent(task, monitor, Operation.MONITOR_EXIT, site);
    }
  }

  private void addMonitorEvent(Task task, Object monitor, Operation operation, int site) {
    settle();
    RawEvent event = events.add(task, operation, site);
    event.object = monitor;
    event.touched.add(variables.touch(monitor, Variables.WHOLE, task.index(), true));
    if (turns.steps() >= firstStep) {
      event.stack = Frames.capture();
      event.held = held(task);
      event.subject = names.object(monitor);
      events.keep(event);
    }
  }

  private List<Held> held(Task task) {
    List<Held> held = new ArrayList<>(locks.heldBy(task));
    held.addAll(locks.mayBeHeldBy(task));
    return held;
  }

  /** What the last access has written is there by now. */
  private void settle() {
    RawEvent event = unsettled;
    if (event != null) {
      unsettled = null;
      if (event.writes) {
        event.newValue = execution.value(event.object, event.variable, RawEvent.UNKNOWN);
      }
    }
  }

  /** The execution, once it is over; asked for again, the same one. */
  public History history() {
    if (history == null) {
      List<TaskHistory> tasks = new ArrayList<>();
      for (int i = 0; i < execution.tasks().count(); i++) {
        tasks.add(taskHistory(execution.tasks().get(i)));
      }
      builder = new HistoryBuilder(execution, names);
      List<Event> kept = builder.events(events.toList());
      int first = kept.isEmpty() ? 1 : kept.get(0).number();
      history = new History(tasks, kept, first - 1, orderings(first));
    }
    return history;
  }

  /** Where the execution was on its way; wrong if it has had another number of steps. */
  public Checkpoints checkpoints() {
    return checkpoints.checkpoints();
  }

  private TaskHistory taskHistory(Task task) {
    return new TaskHistory(
        task.index(),
        task.thread().getName(),
        task.creator() == null ? -1 : task.creator().index(),
        List.of(creationStacks.getOrDefault(task.index(), new StackTraceElement[0])),
        ends.of(task));
  }

  private List<History.Ordering> orderings(int first) {
    List<History.Ordering> kept = new ArrayList<>();
    for (History.Ordering ordering : allOrderings()) {
      if (ordering.from() >= first) {
        kept.add(ordering);
      }
    }
    return kept;
  }

  /** Also those of events that are left out. */
  List<History.Ordering> allOrderings() {
    return Orderings.of(
        synchronisation,
        execution.tasks().count(),
        events.numbers()::first,
        events.numbers()::last);
  }

  /** What was released and acquired. */
  Synchronisation synchronisation() {
    return synchronisation;
  }

  /** A racing access as it was recorded, {@code null} if it was not found again. */
  RawEvent racing(RaceDetector.Access access) {
    return racing.get(AccessKey.of(access));
  }

  /** Where the code under test made an access, or called the JDK to make it. */
  public int userSite(RaceDetector.Access access) {
    RawEvent event = racing(access);
    return event == null ? access.site() : event.userSite;
  }

  /** Makes values of events; there only once the history is. */
  HistoryBuilder builder() {
    history();
    return builder;
  }

  /** The events so far. */
  RecordedEvents events() {
    return events;
  }

  Ends ends() {
    return ends;
  }

  Notifications notifications() {
    return notifications;
  }

  Names names() {
    return names;
  }

  Execution execution() {
    return execution;
  }
}
