package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down the schedule of an execution while a {@link Chooser} makes it. */
public final class ScheduleRecorder implements Tracer, Strategy, Progress {
  private final List<Choice> choices = new ArrayList<>();
  private final BlockedTasks blocked = new BlockedTasks();
  private int[] tasks = new int[64];
  private int steps;
  private Chooser chooser = (decision, progress) -> 0;
  private Tracer also = Tracer.NONE;
  private Execution execution;

  /** Makes a recorder that has seen nothing. */
  public ScheduleRecorder() {}

  /**
   * Prepares for the next execution.
   *
   * @param next makes its choices
   * @param watching is told of all that happens in it
   */
  public void prepare(Chooser next, Tracer watching) {
    chooser = next;
    also = watching;
  }

  /** The schedule of the last execution. */
  public Schedule schedule() {
    return new Schedule(Arrays.copyOf(tasks, steps), choices);
  }

  /** The tasks that were left when the last execution was over. */
  public BlockedTasks blocked() {
    return blocked;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public int task(int step) {
    return tasks[step];
  }

  @Override
  public int choose(Decision decision) {
    int option = chooser.choose(decision, this);
    if (option >= 0 && option < decision.options()) {
      choices.add(Choice.of(decision, option, this));
    }
    return option;
  }

  @Override
  public void begin(Execution newExecution) {
    execution = newExecution;
    choices.clear();
    blocked.clear();
    steps = 0;
    also.begin(newExecution);
  }

  @Override
  public void step(Task task, int number) {
    if (steps == tasks.length) {
      tasks = Arrays.copyOf(tasks, steps * 2);
    }
    tasks[steps++] = task.index();
    also.step(task, number);
  }

  @Override
  public void over() {
    blocked.collect(execution);
    also.over();
  }

  @Override
  public void created(Task task) {
    also.created(task);
  }

  @Override
  public void leaves(Task task, boolean couldGoOn) {
    also.leaves(task, couldGoOn);
  }

  @Override
  public void access(Task task, Access access) {
    also.access(task, access);
  }

  @Override
  public void entered(Task task, Object monitor, int site) {
    also.entered(task, monitor, site);
  }

  @Override
  public void left(Task task, Object monitor) {
    also.left(task, monitor);
  }

  @Override
  public void joined(Task task, Task ended) {
    also.joined(task, ended);
  }

  @Override
  public void begin(long seed) {}

  @Override
  public void end(int decisions, boolean complete) {}

  @Override
  public String settings() {
    return "";
  }
}
