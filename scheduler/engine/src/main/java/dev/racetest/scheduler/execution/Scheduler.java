package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.List;

/**
 * Decides which task runs, at every yield point.
 *
 * <p>A task that reaches a yield point says what it is about to do ({@link Task#pending}) and calls
 * {@link #step}; when that returns, it may do it. Who can run is for {@link Candidates} to say.
 */
public final class Scheduler {
  /** How many steps tasks that outlive the body may take before they count as left running. */
  private static final int STEPS_AFTER_BODY = 10_000;

  /** How many steps a task that is being unwound may take before it is given up. */
  private static final int STEPS_WHILE_ENDING = 1_000;

  private final Choices choices;
  private final RaceDetector detector;
  private final VirtualClock clock = new VirtualClock();
  private final Chances chances = new Chances();
  private final Initializations initializations = new Initializations();
  private final Candidates candidates = new Candidates(clock, chances, initializations);
  private final TaskDecision decision = candidates.decision();
  private final Strays strays = new Strays(this);
  private final LoopWindow window = new LoopWindow();
  private final LoneCalls loneCalls = new LoneCalls(this);
  private final Tracer tracer;
  private final TraceHash trace;
  private Carrier carrier;
  private Tasks tasks;
  private TaskSituation situation;
  private LockOwners lockOwners;
  private ExecutionConditions conditions;
  private int steps;
  private int stepsAtBodyEnd;
  private long hash;
  private long blockage;
  private Outcome outcome;
  private String outcomeDetail;
  private boolean over;

  /** The task chosen last returns from a wait although what it waits for has not happened. */
  private boolean isEarly;

  private List<String> leaks = List.of();
  Task running;

  /** Set from outside when the execution is given up; what is left of it must disturb nobody. */
  volatile boolean abandoned;

  /** What the code under test has learnt in this execution, see {@link Unfollowed}. */
  private int unfollowed;

  static {
    Unfollowed.load();
  }

  Scheduler(Choices choices, RaceDetector detector, TraceHash trace, Tracer tracer) {
    this.choices = choices;
    this.detector = detector;
    this.trace = trace;
    this.tracer = tracer;
  }

  void begin(
      Carrier newCarrier,
      Tasks newTasks,
      LockOwners newLockOwners,
      ExecutionConditions newConditions) {
    carrier = newCarrier;
    tasks = newTasks;
    situation = new TaskSituation(newTasks, newLockOwners, candidates, trace);
    decision.among(newTasks, situation);
    lockOwners = newLockOwners;
    conditions = newConditions;
    chances.begin(newConditions);
    candidates.begin(newTasks, newLockOwners);
    strays.begin(newCarrier, newTasks);
    initializations.begin();
    steps = 0;
    stepsAtBodyEnd = -1;
    hash = 0L;
    blockage = 0L;
    outcome = Outcome.COMPLETE;
    outcomeDetail = "";
    over = false;
    isEarly = false;
    unfollowed = 0;
    leaks = List.of();
    running = null;
    clock.begin();
    window.begin(newConditions.maxSteps());
    loneCalls.begin(newConditions);
    detector.begin();
    trace.begin(newTasks, choices.search());
  }

  /** The code under test learns something that a search does not follow. */
  void learns(Unfollowed what) {
    unfollowed |= what.bit();
  }

  /** The bits of what it has learnt. */
  int unfollowed() {
    return unfollowed;
  }

  TraceHash trace() {
    return trace;
  }

  VirtualClock clock() {
    return clock;
  }

  Outcome outcome() {
    return outcome;
  }

  String outcomeDetail() {
    return outcomeDetail;
  }

  boolean isOver() {
    return over;
  }

  int steps() {
    return steps;
  }

  long blockage() {
    return blockage;
  }

  long hash() {
    return hash;
  }

  Initializations initializations() {
    return initializations;
  }

  Candidates candidates() {
    return candidates;
  }

  Strays strays() {
    return strays;
  }

  List<String> leaks() {
    return leaks;
  }

  /** Lets the hooks of {@code thread} report, or silences them with {@code null}. */
  void live(Thread thread) {
    if (!abandoned) {
      Hooks.live(thread);
    }
  }

  /** Ends the execution as soon as the running task reaches its next step. */
  void endWith(Outcome newOutcome, String detail) {
    if (!over) {
      outcome = newOutcome;
      outcomeDetail = detail;
      over = true;
    }
  }

  /** Ends the execution at the step that the task is about to take, as if that had thrown. */
  void fail(Task task, Throwable thrown) {
    task.thrown = thrown;
    over = true;
  }

  /**
   * A yield point: the strategy decides who runs; returns when {@code task} may do what it is about
   * to do.
   */
  void step(Task task) {
    if (task.ending) {
      stepWhileEnding(task);
      return;
    }
    boolean isAlone = task.loneCall != null && !over && loneCalls.step(task, candidates, steps);
    boolean mayLeave = task.initializers == 0 || task.operation == Operation.INITIALIZE;
    if (!mayLeave && !over && candidates.isEnabled(task)) {
      // JLS 12.4.2: others would wait for the class; and a native frame keeps the task from
      // leaving.
      return;
    }
    Task next = over ? null : isAlone ? task : choose(task);
    if (next != task) {
      tracer.leaves(task, !over && decision.has(task));
      if (next == null) {
        tellOfEnd();
      }
      carrier.transfer(task, next);
      running = task;
      if (task.ending) {
        throw ExecutionEnd.INSTANCE;
      }
      if (task.loneCall != null) {
        task.loneCall.resumed();
      }
    }
    steps++;
    running = task;
    record(task);
  }

  /** Operations that need no waiting still work, so that {@code finally} blocks do theirs. */
  private void stepWhileEnding(Task task) {
    task.stepsWhileEnding++;
    if (task.stepsWhileEnding > STEPS_WHILE_ENDING) {
      carrier.abandon(task);
    }
    if (!candidates.isEnabled(task) || task.stepsWhileEnding > STEPS_WHILE_ENDING / 2) {
      throw ExecutionEnd.INSTANCE;
    }
  }

  /** A task runs without having been at a yield point: its first instruction, or from outside. */
  void began(Task task) {
    steps++;
    running = task;
    record(task);
  }

  private void record(Task task) {
    hash = Sites.mix(hash, Sites.hash(task.site) + task.operation.ordinal() * 31L + task.index);
    choices.stepped(task, situation);
    trace.step(task);
    if (isEarly) {
      isEarly = false;
      trace.tell(task, chances, TraceSearch.SHARED, true);
    }
    if (task.deadline != Task.NEVER) {
      tellOfClock(task, task.timedOut || task.operation == Operation.SLEEP);
    }
    if (task.operation == Operation.LOCK) {
      trace.tell(task, lockOwners.sync(task.object), TraceSearch.LOCK, true);
    }
    window.add(task, steps);
    tracer.step(task, steps);
  }

  /** A task has ended; returns who runs next, {@code null} if the execution is over. */
  Task afterEnd(Task task) {
    task.done = true;
    trace.end(task);
    window.ended();
    hash = Sites.mix(hash, -1L - task.index);
    if (task.index == 0) {
      stepsAtBodyEnd = steps;
    }
    Task next = over ? null : choose(task);
    if (next == null) {
      tellOfEnd();
    }
    return next;
  }

  private void tellOfEnd() {
    tracer.over();
    choices.over(situation);
  }

  /** Who runs next, {@code null} if the execution is over. */
  Task choose(Task current) {
    if (steps >= conditions.maxSteps()) {
      endAtLimit();
      return null;
    }
    boolean bodyEnded = stepsAtBodyEnd >= 0;
    if (bodyEnded && steps - stepsAtBodyEnd > STEPS_AFTER_BODY) {
      over = true;
      return null;
    }
    decision.begin(current);
    boolean userTaskRuns = candidates.collectEnabled(bodyEnded);
    if (bodyEnded && !userTaskRuns) {
      endAfterBody();
      return null;
    }
    while (decision.count() == 0 && strays.mayCome()) {
      if (!strays.awaitSomebody(candidates.earliestDeadline(), clock)) {
        if (abandoned) {
          over = true;
          return null;
        }
        break;
      }
      candidates.collectEnabled(bodyEnded);
    }
    boolean isStill = decision.count() == 0;
    if (isStill) {
      candidates.collectTimed();
    } else {
      candidates.collectOthers(bodyEnded);
    }
    if (decision.count() == 0) {
      blockage = blockageNow();
      endWith(Outcome.DEADLOCK, "");
      return null;
    }
    Task chosen = decision.option(decision.count() == 1 ? only() : choices.choose(decision));
    if (choices.failure() != null) {
      endWith(Outcome.DIVERGED, choices.failure());
      return null;
    }
    if (choices.isNothingNew()) {
      endWith(Outcome.NOTHING_NEW, "");
      return null;
    }
    boolean waits = !candidates.isEnabled(chosen);
    if (isStill || !decision.anyAwake() && waits) {
      choices.onlyTimeHelps();
    } else {
      isEarly = waits;
    }
    candidates.letTimePass(chosen);
    return chosen;
  }

  private int only() {
    choices.only(decision);
    return 0;
  }

  private void endAtLimit() {
    if (window.isLivelock(tasks, candidates)) {
      int busy = window.busy();
      String who = busy == 1 ? "1 thread is" : busy + " threads are";
      endWith(Outcome.LIVELOCK, who + " busy without getting anywhere\n" + window.text(tasks));
    } else {
      endWith(Outcome.STEP_LIMIT, "");
    }
  }

  private void endAfterBody() {
    over = true;
    leaks = Leaks.among(tasks);
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && WaitGraph.isInCircle(task, tasks, lockOwners)) {
        blockage = blockageNow();
        outcome = Outcome.DEADLOCK;
        return;
      }
    }
  }

  /** Those who wait in a circle, or, if there is none, all who wait. */
  private long blockageNow() {
    long circle = 0L;
    long all = 0L;
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && !candidates.isEnabled(task)) {
        long wait = Sites.mix(Sites.hash(task.site), task.operation.ordinal());
        all += wait;
        circle += WaitGraph.isInCircle(task, tasks, lockOwners) ? wait : 0L;
      }
    }
    return circle == 0L ? all : circle;
  }

  /** Chooses whether a weak compare-and-set fails for no reason. */
  boolean chooseSpuriousFailure(Task task) {
    return chances.mayFail() && happens(task) && chances.fail();
  }

  /** Chooses whether the call of {@code await} that follows returns at once, for no reason. */
  boolean chooseSpuriousWakeup(Task task) {
    return chances.mayWake() && happens(task) && chances.wake();
  }

  private boolean happens(Task task) {
    if (over) {
      return false;
    }
    decision.beginChance(task);
    int chosen = choices.choose(decision);
    if (choices.failure() != null) {
      endWith(Outcome.DIVERGED, choices.failure());
      return false;
    }
    hash = Sites.mix(hash, chosen);
    trace.value(task, chosen);
    trace.tell(task, chances, TraceSearch.SHARED, chosen == 1);
    return chosen == 1;
  }

  /** When a wait of the task ends that begins now. */
  long after(Task task, long nanos) {
    tellOfClock(task, false);
    return clock.after(nanos);
  }

  /** The time matters to what the task does, or is changed by it. */
  void tellOfClock(Task task, boolean changes) {
    trace.tell(task, clock, TraceSearch.SHARED, changes);
  }

  /** Chooses which of several waiters a {@code notify} wakes. */
  int chooseWaiter(Task notifier, Monitor monitor) {
    int waiters = monitor.waiterCount();
    if (waiters == 1) {
      return 0;
    }
    decision.beginWaiters(notifier);
    for (int i = 0; i < waiters; i++) {
      decision.add(monitor.waiter(i), true);
    }
    int chosen = choices.choose(decision);
    if (choices.failure() != null) {
      endWith(Outcome.DIVERGED, choices.failure());
      return 0;
    }
    hash = Sites.mix(hash, chosen);
    trace.value(notifier, chosen);
    return chosen;
  }
}
