package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import java.util.ArrayList;
import java.util.List;

/** The steps of an execution as text, to be held against those of a repetition. */
public final class EventLog implements Tracer {
  /** Enough to find where two executions part; the rest of a long one is of no interest. */
  private static final int LIMIT = 10_000;

  private final List<String> steps = new ArrayList<>();

  /** Makes an empty log. */
  public EventLog() {}

  @Override
  public void begin(Execution execution) {
    steps.clear();
  }

  @Override
  public void created(Task task) {}

  @Override
  public void leaves(Task task, boolean couldGoOn) {}

  @Override
  public void over() {}

  @Override
  public void step(Task task, int number) {
    if (steps.size() < LIMIT) {
      steps.add(
          "T%d %s at %s"
              .formatted(task.index(), task.operation().verb(), Sites.place(task.site())));
    }
  }

  @Override
  public void access(Task task, Access access) {}

  /** Names the first step that the other execution did not have in the same place. */
  public String difference(EventLog other) {
    int common = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < common; i++) {
      if (!steps.get(i).equals(other.steps.get(i))) {
        return "step " + (i + 1) + " is once " + steps.get(i) + ", once " + other.steps.get(i);
      }
    }
    return steps.size() == other.steps.size()
        ? "two more runs of it did not differ"
        : "one run has " + steps.size() + " steps, another " + other.steps.size();
  }
}
