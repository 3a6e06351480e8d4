package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;

/**
 * Decides which task runs, at every yield point.
 *
 * <p>A task that reaches a yield point says what it is about to do ({@link Task#pending}) and calls
 * {@link #step}; when that returns, it may do it. A task whose operation would block is not
 * enabled. Timed waits give up only when nothing else can run, the earliest first; sleeping tasks
 * are always enabled, and sleep on while nothing but time can help.
 */
public final class Scheduler {
  /** How many steps tasks that outlive the body may take before they count as left running. */
  private static final int STEPS_AFTER_BODY = 10_000;

  /** How many steps a task that is being unwound may take before it is given up. */
  private static final int STEPS_WHILE_ENDING = 1_000;

  private final Choices choices;
  private final RaceDetector detector;
  private final VirtualClock clock = new VirtualClock();
  private final TaskDecision decision = new TaskDecision();
  private final Chances chances = new Chances();
  private final Away away = new Away();
  private final Initializations initializations = new Initializations();
  private final LoopWindow window = new LoopWindow();
  private final Tracer tracer;
  private Carrier carrier;
  private Tasks tasks;
  private LockOwners lockOwners;
  private ExecutionConditions conditions;
  private int steps;
  private int stepsAtBodyEnd;
  private long hash;
  private Outcome outcome;
  private String outcomeDetail;
  private boolean over;
  private List<String> leaks = List.of();
  Task running;

  /** Set from outside when the execution is given up; what is left of it must disturb nobody. */
  volatile boolean abandoned;

  Scheduler(Choices choices, RaceDetector detector, Tracer tracer) {
    this.choices = choices;
    this.detector = detector;
    this.tracer = tracer;
  }

  void begin(
      Carrier newCarrier,
      Tasks newTasks,
      LockOwners newLockOwners,
      ExecutionConditions newConditions) {
    carrier = newCarrier;
    tasks = newTasks;
    lockOwners = newLockOwners;
    conditions = newConditions;
    chances.begin(newConditions);
    away.begin();
    initializations.begin();
    steps = 0;
    stepsAtBodyEnd = -1;
    hash = 0L;
    outcome = Outcome.COMPLETE;
    outcomeDetail = "";
    over = false;
    leaks = List.of();
    running = null;
    clock.begin();
    window.begin(newConditions.maxSteps());
    detector.begin();
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

  long hash() {
    return hash;
  }

  Initializations initializations() {
    return initializations;
  }

  /** What was outside control, for a reader. */
  List<String> outside() {
    return away.notes();
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

  /**
   * A yield point: the strategy decides who runs; returns when {@code task} may do what it is about
   * to do.
   */
  void step(Task task) {
    if (task.ending) {
      stepWhileEnding(task);
      return;
    }
    boolean mayLeave = task.initializers == 0 || task.operation == Operation.INITIALIZE;
    if (!mayLeave && !over && isEnabled(task)) {
      // JLS 12.4.2: others would wait for the class; and a native frame keeps the task from
      // leaving.
      return;
    }
    Task next = over ? null : choose(task);
    if (next != task) {
      tracer.leaves(task);
      if (next == null) {
        tracer.over();
      }
      carrier.transfer(task, next);
      running = task;
      if (task.ending) {
        throw ExecutionEnd.INSTANCE;
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
    if (!isEnabled(task) || task.stepsWhileEnding > STEPS_WHILE_ENDING / 2) {
      throw ExecutionEnd.INSTANCE;
    }
  }

  /** A task runs its first instruction. */
  void began(Task task) {
    steps++;
    running = task;
    record(task);
  }

  private void record(Task task) {
    hash = Sites.mix(hash, Sites.hash(task.site) + task.operation.ordinal() * 31L + task.index);
    window.add(task, steps);
    tracer.step(task, steps);
  }

  /** A task has ended; returns who runs next, {@code null} if the execution is over. */
  Task afterEnd(Task task) {
    task.done = true;
    window.ended();
    hash = Sites.mix(hash, -1L - task.index);
    if (task.index == 0) {
      stepsAtBodyEnd = steps;
    }
    Task next = over ? null : choose(task);
    if (next == null) {
      tracer.over();
    }
    return next;
  }

  private Task choose(Task current) {
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
    boolean userTaskRuns = collectEnabled(bodyEnded);
    if (bodyEnded && !userTaskRuns) {
      endAfterBody();
      return null;
    }
    while (decision.count() == 0 && (away.isAnybody() || Outside.isAwaited(tasks))) {
      if (!awaitSomebody()) {
        break;
      }
      collectEnabled(bodyEnded);
    }
    if (decision.count() == 0) {
      collectTimed();
    } else {
      if (!decision.anyAwake()) {
        collectExpired();
      }
      if (!bodyEnded && chances.areThereAny()) {
        collectWaiting();
      }
    }
    if (decision.count() == 0) {
      endWith(Outcome.DEADLOCK, "");
      return null;
    }
    Task chosen = decision.option(decision.count() == 1 ? 0 : choices.choose(decision));
    if (choices.failure() != null) {
      endWith(Outcome.DIVERGED, choices.failure());
      return null;
    }
    letTimePass(chosen);
    return chosen;
  }

  /**
   * Waits for tasks that are outside control, in real time, and not longer than the others wait.
   *
   * @return false if it is for the first of those to give up
   */
  private boolean awaitSomebody() {
    long earliest = earliestDeadline();
    return away.await(earliest == Task.NEVER ? Task.NEVER : earliest - clock.nanos(), tasks);
  }

  /** A task that seems to be blocked outside control is left behind; the others go on. */
  boolean leaveOutside(StackTraceElement[] stack) {
    Task task = running;
    if (task == null || over || task.done || !away.leave(task, stack)) {
      return false;
    }
    task.pending(Operation.OUTSIDE, null, task.lastCallSite, Task.NEVER);
    Thread substitute = new Thread(() -> carrier.resume(choose(task)), "racetest driver");
    substitute.setDaemon(true);
    substitute.start();
    return true;
  }

  /** A thread of the JDK has done what a task waits for. */
  boolean unparkFromOutside(Thread thread) {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (task != null && task.thread == thread && !task.done && !task.away) {
        task.permit = true;
        away.noticeAnybody();
        return true;
      }
    }
    return false;
  }

  /**
   * The task that was left behind on this thread, {@code null} if none was. Called by any thread of
   * the JVM, so it looks at no table that changes.
   */
  Task awayOn(Thread thread) {
    for (int i = 0; away.isAnybody() && i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (task != null && task.away && task.thread == thread) {
        return task;
      }
    }
    return null;
  }

  /** A task that was left behind reaches a hook again, or its end. */
  boolean comesBack(Task task) {
    // What happens here runs through code with hooks, too.
    if (!task.away || task.dropped || task.isComingBack) {
      return false;
    }
    task.isComingBack = true;
    try {
      return !away.isBack(task) || goOn(task);
    } finally {
      task.isComingBack = false;
    }
  }

  private boolean goOn(Task task) {
    carrier.await(task);
    away.returned(task);
    if (!task.ending) {
      steps++;
      running = task;
      record(task);
    }
    live(task.thread);
    return true;
  }

  private void endAtLimit() {
    if (window.isLivelock(tasks, this)) {
      int busy = window.busy();
      String who = busy == 1 ? "1 thread is" : busy + " threads are";
      endWith(Outcome.LIVELOCK, who + " busy without getting anywhere\n" + window.text(tasks));
    } else {
      endWith(Outcome.STEP_LIMIT, "");
    }
  }

  /** Returns whether a task can run that keeps a JVM alive. */
  private boolean collectEnabled(boolean bodyEnded) {
    boolean userTask = false;
    int count = tasks.count();
    for (int i = 0; i < count; i++) {
      Task task = tasks.get(i);
      if (task.done || !isEnabled(task)) {
        continue;
      }
      boolean sleeps = task.operation == Operation.SLEEP && !task.interrupted;
      if (sleeps && bodyEnded) {
        continue;
      }
      decision.add(task, !sleeps);
      userTask |= !task.thread.isDaemon();
    }
    return userTask;
  }

  /** Nothing can run: the timed wait with the earliest end gives up. */
  private void collectTimed() {
    long earliest = earliestDeadline();
    if (earliest != Task.NEVER) {
      addExpiring(earliest);
    }
  }

  private long earliestDeadline() {
    long earliest = Task.NEVER;
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done) {
        earliest = Math.min(earliest, task.deadline);
      }
    }
    return earliest;
  }

  /** Only sleeping tasks can run: timed waits whose end has come give up as well. */
  private void collectExpired() {
    long now = clock.nanos();
    addExpiring(now);
    decision.sort();
  }

  private void addExpiring(long until) {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && task.operation != Operation.SLEEP && task.deadline <= until) {
        decision.add(task, true);
      }
    }
  }

  /** Adds waits that may return although what they wait for has not happened. */
  private void collectWaiting() {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && chances.mayReturnEarly(task) && !isEnabled(task) && !decision.has(task)) {
        decision.add(task, true);
      }
    }
    decision.sort();
  }

  private void letTimePass(Task chosen) {
    if (chosen.operation == Operation.SLEEP) {
      clock.advanceTo(chosen.deadline);
    } else if (!isEnabled(chosen)) {
      chances.returnEarly(chosen, decision.count() == 1, clock);
    }
  }

  private void endAfterBody() {
    over = true;
    leaks = Leaks.among(tasks);
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && WaitGraph.isInCircle(task, tasks, lockOwners)) {
        outcome = Outcome.DEADLOCK;
        return;
      }
    }
  }

  boolean isEnabled(Task task) {
    switch (task.operation) {
      case MONITOR_ENTER:
      case MONITOR_REENTER:
        return ((Monitor) task.object).isFreeFor(task);
      case WAIT:
        return task.waitingOn == null || task.interrupted;
      case PARK:
        return task.permit || task.interrupted;
      case JOIN:
        return ((Task) task.object).done || task.interrupted;
      case OUTSIDE:
        return task.back;
      case INITIALIZE:
        return initializations.isFreeFor((Class<?>) task.object, task);
      case LOCK:
        Task owner = lockOwners.owner(task.object, tasks);
        return owner == null || owner == task;
      default:
        return true;
    }
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
    return chosen == 1;
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
    return chosen;
  }
}
