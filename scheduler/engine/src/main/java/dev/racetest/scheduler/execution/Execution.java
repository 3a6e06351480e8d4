package dev.racetest.scheduler.execution;

import dev.racetest.hooks.EnvironmentHooks;
import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.ThreadHooks;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.state.StaticState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the code under test once, and once more, and so on, reusing everything it is made of.
 * Belongs to one thread, the one that calls {@link #run}.
 */
public final class Execution {
  private final Choices choices = new Choices();
  private final Tasks tasks = new Tasks();
  private final TaskBody taskBody = new TaskBody(tasks);
  private final LockOwners lockOwners;
  private final RaceDetector detector;
  private final TraceHash trace = new TraceHash();
  private final Scheduler scheduler;
  private final Monitors monitors;
  private final Threads threads;
  private final Memory memory;
  private final AtomicAccesses atomics;
  private final Carrier carrier;
  private final LiveReceiver receiver;
  private final Tracer tracer;
  private final ExecutionEnvironment environment;
  private final Optional<StaticState> statics;
  private ExecutionConditions conditions;
  private final ExploringThread exploring = new ExploringThread();

  /**
   * Makes an execution.
   *
   * @param platform whether tasks run on platform threads, also where continuations are to be had
   * @param statics puts back what the execution changes in static fields; empty if nothing does
   */
  public Execution(
      boolean platform, RaceDetector bare, Tracer tracer, Optional<StaticState> statics) {
    this.statics = statics;
    this.detector = new ObservedDetector(bare, trace);
    this.tracer = tracer;
    scheduler = new Scheduler(choices, detector, trace, tracer);
    taskBody.scheduler(scheduler);
    lockOwners = new LockOwners(scheduler.initializations());
    monitors = new Monitors(scheduler, detector, tracer);
    threads = new Threads(scheduler, detector, tasks, tracer);
    environment = new ExecutionEnvironment(scheduler, threads, tasks);
    memory = new Memory(scheduler, detector, bare, new FreshClasses(bare), tracer, statics);
    atomics = new AtomicAccesses(memory, detector);
    PlatformCarrier platformCarrier = platform ? new PlatformCarrier(taskBody) : null;
    carrier = platform ? platformCarrier : new ContinuationCarrier(taskBody);
    receiver =
        new LiveReceiver(
            scheduler,
            memory,
            atomics,
            monitors,
            threads,
            new Calls(scheduler, monitors, memory),
            taskBody,
            platformCarrier);
  }

  /**
   * Runs {@code body} once.
   *
   * @param newConditions what it is like, apart from the choices
   */
  public void run(Runnable body, Strategy strategy, ExecutionConditions newConditions) {
    conditions = newConditions;
    tasks.clear();
    monitors.begin();
    memory.begin();
    atomics.begin();
    memory.promote(conditions.promoted());
    choices.begin(strategy);
    scheduler.begin(carrier, tasks, lockOwners, conditions);
    threads.begin(carrier);
    environment.begin(conditions.dice());
    exploring.begin();
    tracer.begin(this);
    Task first = tasks.add(Thread.currentThread(), body, null, 0);
    trace.first(first);
    Hooks.receiver(receiver);
    ThreadHooks.receiver(receiver);
    EnvironmentHooks.environment(environment);
    try {
      carrier.run(scheduler, first);
    } finally {
      if (!scheduler.abandoned) {
        exploring.end();
        silence();
        statics.ifPresent(StaticState::putBack);
      }
    }
  }

  /**
   * Called by another thread: the execution that runs is stuck, and nobody waits for it any more.
   */
  public void abandon() {
    scheduler.abandoned = true;
    silence();
  }

  private static void silence() {
    Hooks.live(null);
    LoneCalls.end();
    ThreadHooks.receiver(null);
    Hooks.receiver(null);
    EnvironmentHooks.environment(null);
  }

  /** Whether this is no exception of the code under test, but ends a task whose time is over. */
  public static boolean isUnwinding(Throwable thrown) {
    return thrown instanceof ExecutionEnd;
  }

  /** What the last execution was like, apart from its choices. */
  public ExecutionConditions conditions() {
    return conditions;
  }

  /** How the last execution ended. */
  public Outcome outcome() {
    return scheduler.outcome();
  }

  /** What else there is to say about the outcome; may be empty. */
  public String outcomeDetail() {
    return scheduler.outcomeDetail();
  }

  /** The tasks of the last execution. */
  public Tasks tasks() {
    return tasks;
  }

  /** The task that did the last step; the one to look at when there is no progress. */
  public Task running() {
    return scheduler.running;
  }

  /** How many steps the last execution had. */
  public int steps() {
    return scheduler.steps();
  }

  /** Grows whenever a task does anything; to see that there is progress. Racy reads are welcome. */
  public long progress() {
    return scheduler.steps() + memory.accesses();
  }

  /** Identifies the last execution event for event. */
  public long hash() {
    return scheduler.hash();
  }

  /**
   * Identifies where the tasks of a deadlock wait and for what kind of thing, in every JVM; their
   * numbers have no part in it.
   */
  public long blockage() {
    return scheduler.blockage();
  }

  /**
   * Identifies the happens-before trace of the last execution: the same for executions that differ
   * only in the order of independent steps, in one JVM.
   */
  public long trace() {
    return trace.value();
  }

  /**
   * Threads of the last execution, as text, that would have kept a JVM alive for ever although the
   * body had ended.
   */
  public List<String> leaks() {
    return scheduler.leaks();
  }

  /** What was outside control in the last execution, as text. */
  public List<String> outside() {
    return scheduler.strays().notes();
  }

  /**
   * Called by another thread when the task that runs seems to be blocked outside control: lets the
   * others go on.
   *
   * @param thread the one that was looked at
   * @param look looks at it again
   * @return false if there is no such task
   */
  public boolean leaveOutside(
      Thread thread, StackTraceElement[] stack, Supplier<Whereabouts> look) {
    return scheduler.strays().leaveOutside(thread, stack, look);
  }

  /** The platform thread that runs the task that did the last step; {@code null} if unknown. */
  public Thread platformThread() {
    Task task = scheduler.running;
    return task == null ? null : carrier.platformThread(task);
  }

  /** What the code under test has learnt in the last execution, see {@link Unfollowed}. */
  public int unfollowed() {
    return scheduler.unfollowed();
  }

  /** The choices made in the last execution. */
  public Choices choices() {
    return choices;
  }

  /** The races of the last execution. */
  public List<RaceDetector.Race> races() {
    return detector.races();
  }

  /** How many races the last execution had. */
  public int raceCount() {
    return detector.raceCount();
  }

  /** What a site accesses, as {@code class.field}, or a place for an array element. */
  public String variable(int site) {
    return memory.name(site);
  }

  /** What a race is about. */
  public AccessedVariable variable(RaceDetector.Race race) {
    return AccessedVariable.of(race, memory::name);
  }

  /** The variables that were accessed in any of the executions, named as by {@link #variable}. */
  public Set<String> accessedVariables() {
    return memory.reached();
  }

  /** The task that alone can let {@code task} go on; {@code null} if there is no such one. */
  public Task waitsFor(Task task) {
    return WaitGraph.waitsFor(task, tasks, lockOwners);
  }

  /**
   * What a site accesses.
   *
   * @param object the object that has the variable, or the class if it is static
   * @param variable its number, as for the detector
   */
  public AccessedVariable accessed(Object object, int variable, int site) {
    return AccessedVariable.of(object, variable, site, memory::name);
  }

  /**
   * What a variable holds now: a reference, a primitive value in its box, or {@code unknown} if it
   * is neither a field nor an element. Parameters as for {@link #accessed}.
   */
  public Object value(Object object, int variable, Object unknown) {
    return VariableValues.at(object, variable, unknown);
  }

  /** Whether the task could go on now, or could have when the execution was over. */
  public boolean couldGoOn(Task task) {
    return scheduler.candidates().isEnabled(task);
  }

  /** Whether a lock of {@code java.util.concurrent} knows the thread that holds it exclusively. */
  public boolean hasOwner(Object lock) {
    return lockOwners.hasOwner(lock);
  }

  /** What parked tasks wait for that have asked for the lock. */
  public Object synchronizer(Object lock) {
    return lockOwners.sync(lock);
  }

  /** The task that holds a lock of {@code java.util.concurrent} exclusively, or {@code null}. */
  public Task owner(Object lock) {
    return lockOwners.owner(lock, tasks);
  }

  /**
   * The site at which {@code task} took the monitor or lock that {@code waiter} waits for, or 0.
   */
  public int heldSince(Task waiter) {
    return waiter.object instanceof Monitor monitor ? monitor.ownerSite : 0;
  }

  /** The object whose monitor, lock or end {@code task} waits for. */
  public Object waitedObject(Task task) {
    return task.object instanceof Monitor monitor ? monitor.object : task.object;
  }
}
