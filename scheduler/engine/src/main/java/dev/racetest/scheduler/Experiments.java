package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.shrinking.Chooser;
import dev.racetest.scheduler.shrinking.Dependences;
import dev.racetest.scheduler.shrinking.Laboratory;
import dev.racetest.scheduler.shrinking.RunOn;
import dev.racetest.scheduler.shrinking.Schedule;
import dev.racetest.scheduler.shrinking.ScheduleRecorder;
import dev.racetest.scheduler.shrinking.StepOrder;
import dev.racetest.scheduler.shrinking.Trial;
import dev.racetest.scheduler.spi.Strategy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Runs executions that differ from a failing one in their choices only. How many is limited by
 * their number and by their steps, which are the same every time; the time is a limit as well, for
 * code under test that is very slow.
 */
final class Experiments implements Laboratory {
  private static final Duration TIME = Duration.ofSeconds(5);

  /** So many steps take as long as what else there is to an execution. */
  private static final int STEPS_OF_EMPTY = 200;

  private static final long MOST_STEPS = 600_000L;

  /** Of longer executions the order of steps is not asked for. */
  private static final int LONGEST_TO_ORDER = 20_000;

  private final Runner runner;
  private final ScheduleRecorder recorder = new ScheduleRecorder();
  private final Execution execution;
  private final ExecutionConditions conditions;
  private final BooleanSupplier isTimeUp;
  private final int stepsOfOne;
  private long deadline = System.nanoTime() + TIME.toNanos();
  private Predicate<FailureWay> isSame = way -> false;
  private long most;
  private int executions;

  Experiments(Runner runner, Run run, BooleanSupplier isTimeUp) {
    this.runner = runner;
    this.execution = runner.traced(recorder);
    this.stepsOfOne = run.steps();
    this.isTimeUp = isTimeUp;
    long limit = 4L * run.steps() + 1_000L;
    ExecutionConditions original = run.conditions();
    this.conditions = original.withMaxSteps((int) Math.min(original.maxSteps(), limit));
  }

  /** Allows so many more executions, and looks for this way to fail from now on. */
  void begin(int allowed, Predicate<FailureWay> same) {
    most = executions + Math.min(allowed, MOST_STEPS / (stepsOfOne + STEPS_OF_EMPTY));
    isSame = same;
    deadline = System.nanoTime() + TIME.toNanos();
  }

  /** How many executions were run. */
  int executions() {
    return executions;
  }

  @Override
  public int left() {
    boolean isOver = isTimeUp.getAsBoolean() || System.nanoTime() > deadline;
    return isOver ? 0 : (int) Math.max(0, most - executions);
  }

  /** How the last execution failed, if it did. */
  FailureWay way() {
    return FailureWay.of(execution, runner.races(execution), recorder.blocked());
  }

  /** Whether something in the last execution was not under control. */
  boolean isOutside() {
    return !execution.outside().isEmpty();
  }

  /** Repeats a run; empty if it takes another course. */
  Optional<Schedule> repeat(Run run) {
    Strategy strategy = runner.strategy(run.recipe());
    Schedule schedule = run((decision, progress) -> strategy.choose(decision), Tracer.NONE);
    boolean isRepeated =
        execution.hash() == run.eventHash() && execution.outcome() == run.outcome();
    return isRepeated && !isOutside() ? Optional.of(schedule) : Optional.empty();
  }

  @Override
  public Trial run(Chooser chooser) {
    Schedule schedule = run(chooser, Tracer.NONE);
    FailureWay way = way();
    boolean isConclusive = way.isSettled() && !isOutside();
    return new Trial(schedule, isConclusive && isSame.test(way), isConclusive);
  }

  private Schedule run(Chooser chooser, Tracer watching) {
    recorder.prepare(chooser, watching);
    runner.aside(execution, recorder, conditions);
    executions++;
    return recorder.schedule();
  }

  @Override
  public Optional<StepOrder> order(Schedule schedule) {
    if (schedule.steps() > LONGEST_TO_ORDER) {
      return Optional.empty();
    }
    Dependences dependences = new Dependences();
    boolean isRepeated = run(new RunOn(schedule.options()), dependences).equals(schedule);
    return isRepeated ? Optional.of(dependences.order()) : Optional.empty();
  }
}
