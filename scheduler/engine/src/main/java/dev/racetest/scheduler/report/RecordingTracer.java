package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes down an execution that is repeated: its last steps, and the stacks of racing accesses. */
public final class RecordingTracer implements Tracer {
  private static final int STEPS_KEPT = 400;

  private final int firstStep;
  private final Set<Key> wanted = new HashSet<>();
  private final Map<Key, StackTraceElement[]> accessStacks = new HashMap<>();
  private final Map<Key, Integer> userSites = new HashMap<>();
  private final Map<Integer, StackTraceElement[]> creationStacks = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final Names names = new Names();
  private Execution execution;
  private final Map<Integer, StackTraceElement[]> lastStacks = new HashMap<>();
  private final Map<Integer, Waiting> waiting = new HashMap<>();
  private int dropped;

  /** What tells an access from others; the place as a hash, because classes may be loaded anew. */
  private record Key(int task, long place, long event) {
    static Key of(RaceDetector.Access access) {
      return of(access.task(), access.site(), access.event());
    }

    static Key of(int task, int site, long event) {
      return new Key(task, Sites.hash(site), event);
    }
  }

  /** What a task that had not ended was waiting for when the execution was over. */
  record Waiting(Operation operation, int site, String what, Task owner, int heldSince) {}

  /** One line of the interleaving. */
  record Step(int number, int task, Operation operation, String what, String place) {}

  /**
   * Makes a tracer for the repetition of an execution.
   *
   * @param totalSteps how many steps that execution had
   * @param races the races it had, whose accesses are to be found again
   */
  public RecordingTracer(int totalSteps, List<RaceDetector.Race> races) {
    firstStep = totalSteps - STEPS_KEPT;
    for (RaceDetector.Race race : races) {
      wanted.add(Key.of(race.earlier()));
      wanted.add(Key.of(race.later()));
    }
  }

  @Override
  public void begin(Execution newExecution) {
    execution = newExecution;
    accessStacks.clear();
    userSites.clear();
    creationStacks.clear();
    lastStacks.clear();
    waiting.clear();
    steps.clear();
    dropped = 0;
  }

  @Override
  public void created(Task task) {
    creationStacks.put(task.index(), Frames.capture());
  }

  @Override
  public void leaves(Task task) {
    lastStacks.put(task.index(), Frames.capture());
  }

  @Override
  public void over() {
    for (int i = 0; i < execution.tasks().count(); i++) {
      Task task = execution.tasks().get(i);
      if (!task.isDone()) {
        waiting.put(
            i,
            new Waiting(
                task.operation(),
                task.site(),
                waitingFor(task),
                execution.waitsFor(task),
                execution.heldSince(task)));
      }
    }
  }

  private String waitingFor(Task task) {
    Object object = execution.waitedObject(task);
    String name =
        object instanceof Task other
            ? Names.task(other)
            : object == null ? "" : names.object(object);
    switch (task.operation()) {
      case JOIN:
        return "waits for the end of " + name;
      case WAIT:
        return "waits to be notified on " + name;
      case PARK:
        return name.isEmpty() ? "is parked" : "is parked, waiting for " + name;
      case MONITOR_ENTER:
      case MONITOR_REENTER:
        return "waits for the monitor of " + name;
      case LOCK:
        return "waits for the lock " + name;
      default:
        return "was about to go on: it " + task.operation().verb() + " " + name;
    }
  }

  @Override
  public void step(Task task, int number) {
    if (number < firstStep || task.operation() == Operation.BEGIN) {
      dropped++;
      return;
    }
    add(
        new Step(
            number, task.index(), task.operation(), what(task), Frames.place(Frames.capture())));
  }

  private void add(Step step) {
    if (steps.size() == STEPS_KEPT) {
      steps.removeFirst();
      dropped++;
    }
    steps.addLast(step);
  }

  private String what(Task task) {
    switch (task.operation()) {
      case READ:
      case WRITE:
      case VOLATILE_READ:
      case VOLATILE_WRITE:
        return shortVariable(execution.variable(task.site()));
      case CALL:
      case ATOMIC_UPDATE:
        return call(task);
      case JOIN:
        return Names.task((Task) task.object());
      case START:
        return task.object() instanceof Thread thread ? "\"" + thread.getName() + "\"" : "a thread";
      default:
        Object object = execution.waitedObject(task);
        return object == null ? "" : names.object(object);
    }
  }

  private static String call(Task task) {
    String member = Sites.member(task.site());
    String owner = Sites.owner(task.site());
    return owner == null ? "" : Names.simple(owner) + "." + member;
  }

  /** {@code Account.balance} for {@code bank.Account.balance}. */
  static String shortVariable(String name) {
    int field = name.lastIndexOf('.');
    return field < 0 ? name : Names.simple(name.substring(0, field)) + name.substring(field);
  }

  @Override
  public void access(Task task, Access access) {
    Key key = Key.of(task.index(), access.site(), access.event());
    if (wanted.contains(key) && !accessStacks.containsKey(key)) {
      accessStacks.put(key, Frames.capture());
      userSites.put(key, isInside(access.site()) ? task.lastCallSite() : access.site());
    }
  }

  private static boolean isInside(int site) {
    return (Sites.flags(site) & Sites.QUIET) != 0;
  }

  /** Where the code under test made an access, or called the JDK to make it. */
  public int userSite(RaceDetector.Access access) {
    return userSites.getOrDefault(Key.of(access), access.site());
  }

  Waiting waiting(Task task) {
    return waiting.get(task.index());
  }

  StackTraceElement[] lastStack(Task task) {
    return lastStacks.getOrDefault(task.index(), new StackTraceElement[0]);
  }

  StackTraceElement[] accessStack(RaceDetector.Access access) {
    return accessStacks.get(Key.of(access));
  }

  StackTraceElement[] creationStack(int task) {
    return creationStacks.get(task);
  }

  List<Step> steps() {
    return new ArrayList<>(steps);
  }

  int dropped() {
    return dropped;
  }

  Names names() {
    return names;
  }

  Execution execution() {
    return execution;
  }
}
