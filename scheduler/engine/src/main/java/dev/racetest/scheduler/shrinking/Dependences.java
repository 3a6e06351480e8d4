package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.spi.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches which steps depend on which: they touch the same variable, one of them changing it, or
 * the same monitor, the same object of the JDK, or the life of the same thread. What the JDK keeps
 * to itself is out of sight, so an order that respects all this may still turn out to be another
 * execution.
 */
public final class Dependences implements Tracer {
  private static final int MONITOR = -1;
  private static final int CALLED = -2;
  private static final int STATUS = -3;

  /** Stands for all that is reached by static methods of the JDK. */
  private static final Object STATIC = new Object();

  private final Map<Variable, Touched> variables = new HashMap<>();
  private final List<Object> lastCalled = new ArrayList<>();
  private final Map<Integer, Integer> startedAt = new HashMap<>();
  private StepOrder order = new StepOrder();
  private Execution execution;

  /** Who has touched a variable, and how many steps each had done then. */
  private static final class Touched {
    int writer = -1;
    int writtenAt;
    final Map<Integer, Integer> readAt = new HashMap<>();
  }

  /** Makes a tracer that has seen nothing. */
  public Dependences() {}

  /** What orders the steps of the execution that was watched. */
  public StepOrder order() {
    return order;
  }

  @Override
  public void begin(Execution newExecution) {
    execution = newExecution;
    order = new StepOrder();
    variables.clear();
    lastCalled.clear();
    startedAt.clear();
  }

  @Override
  public void step(Task task, int number) {
    order.add(task.index());
    if (task.creator() != null && order.stepsOf(task.index()) == 1) {
      order.addOrder(task.creator().index(), startedAt.get(task.index()), task.index());
    }
    touch(task, task.thread(), STATUS, false);
    Object object = execution.waitedObject(task);
    switch (task.operation()) {
      case MONITOR_ENTER, MONITOR_REENTER, WAIT, NOTIFY, NOTIFY_ALL -> touch(task, object, MONITOR);
      case JOIN -> ended(task, (Task) object);
      case INTERRUPT -> touch(task, object == null ? STATIC : object, STATUS);
      case CALL, LOCK, ATOMIC_UPDATE -> called(task, object);
      case PARK -> {
        touch(task, STATIC, CALLED);
        touch(task, lastCalled(task), CALLED);
      }
      default -> {
        // The accesses that follow say what is touched.
      }
    }
  }

  private void called(Task task, Object object) {
    Object target = object == null ? STATIC : object;
    lastCalled(task);
    lastCalled.set(task.index(), target);
    touch(task, target, CALLED);
  }

  private Object lastCalled(Task task) {
    while (lastCalled.size() <= task.index()) {
      lastCalled.add(STATIC);
    }
    return lastCalled.get(task.index());
  }

  private void ended(Task task, Task target) {
    order.addOrder(target.index(), order.stepsOf(target.index()), task.index());
  }

  private void touch(Task task, Object object, int number) {
    touch(task, object, number, true);
  }

  private void touch(Task task, Object object, int number, boolean write) {
    Variable variable = new Variable(object, number);
    Touched touched = variables.computeIfAbsent(variable, any -> new Touched());
    int index = task.index();
    if (touched.writer >= 0) {
      order.addOrder(touched.writer, touched.writtenAt, index);
    }
    if (write) {
      touched.readAt.forEach((reader, at) -> order.addOrder(reader, at, index));
      touched.readAt.clear();
      touched.writer = index;
      touched.writtenAt = order.stepsOf(index);
    } else {
      touched.readAt.put(index, order.stepsOf(index));
    }
  }

  @Override
  public void access(Task task, Access access) {
    touch(task, access.object(), access.variable(), access.write());
  }

  @Override
  public void entered(Task task, Object monitor, int site) {
    touch(task, monitor, MONITOR);
  }

  @Override
  public void left(Task task, Object monitor) {
    touch(task, monitor, MONITOR);
  }

  @Override
  public void joined(Task task, Task ended) {
    ended(task, ended);
  }

  @Override
  public void created(Task task) {
    startedAt.put(task.index(), order.stepsOf(task.creator().index()));
  }

  @Override
  public void leaves(Task task, boolean couldGoOn) {}

  @Override
  public void over() {}
}
