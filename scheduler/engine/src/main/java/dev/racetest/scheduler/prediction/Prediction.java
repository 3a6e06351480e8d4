package dev.racetest.scheduler.prediction;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.locks.HeldLocks;
import dev.racetest.scheduler.spi.Operation;
import java.util.LinkedHashSet;
import java.util.Set;

/** Watches an execution and collects what others may show. */
public final class Prediction implements Tracer {
  /** What is watched in detail; a long execution repeats itself. */
  private static final int MOST_ACCESSES = 200_000;

  private final Set<Target> targets = new LinkedHashSet<>();
  private final ForkJoinOrder order = new ForkJoinOrder();
  private final HeldLocks locks = new HeldLocks();
  private final SharedVariables variables = new SharedVariables(order, targets);
  private final LockOrders lockOrders = new LockOrders(order, targets);
  private int accesses;

  /** Makes a tracer that has seen nothing. */
  public Prediction() {}

  /** What directed executions should aim at, in the order in which it was seen. */
  public Set<Target> targets() {
    return targets;
  }

  @Override
  public void begin(Execution execution) {
    order.begin();
    locks.begin(execution);
    variables.begin();
    lockOrders.begin();
    accesses = 0;
  }

  @Override
  public void created(Task task) {
    order.started(task.creator(), task);
  }

  @Override
  public void joined(Task task, Task ended) {
    order.joined(task, ended);
  }

  @Override
  public void entered(Task task, Object monitor, int site) {
    lockOrders.asked(task, monitor, site, locks.heldBy(task));
    locks.entered(task, monitor, site);
  }

  @Override
  public void left(Task task, Object monitor) {
    locks.left(task, monitor);
  }

  @Override
  public void step(Task task, int number) {
    boolean isCall = task.operation() == Operation.LOCK || task.operation() == Operation.CALL;
    if (isCall && HeldLocks.isTaking(task)) {
      lockOrders.asked(task, task.object(), task.site(), locks.heldBy(task));
      locks.asked(task);
    } else if (isCall) {
      locks.called(task);
    }
  }

  @Override
  public void access(Task task, Access access) {
    if (++accesses > MOST_ACCESSES) {
      return;
    }
    boolean isInside = (Sites.flags(access.site()) & Sites.QUIET) != 0;
    int site = isInside ? task.lastCallSite() : access.site();
    variables.access(task, site, access, locks.heldBy(task));
  }

  @Override
  public void leaves(Task task, boolean couldGoOn) {}

  @Override
  public void over() {}
}
