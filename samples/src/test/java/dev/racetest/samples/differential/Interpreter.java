package dev.racetest.samples.differential;

import dev.racetest.samples.differential.oracle.EventLog;
import dev.racetest.samples.differential.oracle.Step;
import dev.racetest.samples.differential.oracle.Step.Kind;

/**
 * Does what a random program says, with fields, array elements, monitors and threads, as any code
 * under test would, and writes down each step beside it.
 *
 * <p>The log is exact although nothing guards it, and it orders nothing. Tasks run one at a time
 * and change only at yield points, which come before the steps that they announce; between a step
 * and its entry there is none, because the log's class is not rewritten. Two kinds of steps are
 * entered before they are done: the start of a task, which then stands before whatever the task
 * does, and the end of a synchronized block, which then stands before whatever the next owner does.
 */
public final class Interpreter {
  private static int shared;
  private static volatile boolean sharedFlag;

  private final Step[][] steps;
  private final EventLog log;
  private final Thread[] threads;
  private final Object lock = new Object();
  private final int[] elements = new int[3];
  private int number;
  private long total;
  private Object name;
  private volatile boolean flag;

  /** Makes the state of one execution. */
  public Interpreter(Step[][] steps, EventLog log) {
    this.steps = steps;
    this.log = log;
    threads = new Thread[steps.length];
    for (int i = 1; i < threads.length; i++) {
      int task = i;
      threads[i] = new Thread(() -> begin(task));
    }
  }

  /** Also a task without steps is something that others can see the end of. */
  private void begin(int task) {
    log.add(task, Kind.BEGIN, 0);
    run(task, 0);
  }

  /** Runs task 0. */
  public void run() {
    run(0, 0);
  }

  /** Returns where to go on after the end of the innermost synchronized block. */
  private int run(int task, int first) {
    int next = first;
    while (next < steps[task].length) {
      Step step = steps[task][next++];
      switch (step.kind()) {
        case LOCK -> next = step.operand() == 0 ? inBlock(task, next) : inMethod(task, next);
        case UNLOCK -> {
          log.add(task, Kind.UNLOCK, step.operand());
          return next;
        }
        case START -> {
          log.add(task, Kind.START, step.operand());
          threads[step.operand()].start();
        }
        case JOIN -> join(task, step.operand());
        case IS_ALIVE -> lookAt(task, step.operand());
        default -> {
          access(step.kind(), step.operand());
          log.add(task, step.kind(), step.operand());
        }
      }
    }
    return next;
  }

  private int inBlock(int task, int next) {
    synchronized (lock) {
      log.add(task, Kind.LOCK, 0);
      return run(task, next);
    }
  }

  private synchronized int inMethod(int task, int next) {
    log.add(task, Kind.LOCK, 1);
    return run(task, next);
  }

  private void join(int task, int other) {
    try {
      threads[other].join();
    } catch (InterruptedException nobodyInterrupts) {
      throw new IllegalStateException(nobodyInterrupts);
    }
    log.add(task, Kind.JOIN, other);
  }

  /** Who sees that a thread has ended has seen all it did. */
  private void lookAt(int task, int other) {
    if (!threads[other].isAlive()) {
      log.add(task, Kind.JOIN, other);
    }
  }

  private void access(Kind kind, int operand) {
    switch (kind) {
      case READ -> read(operand);
      case WRITE -> write(operand);
      case VOLATILE_READ -> readFlag(operand);
      default -> writeFlag(operand);
    }
  }

  /** The numbers of the fields are those in {@code WatchedDetector}; the elements come last. */
  private long read(int variable) {
    return switch (variable) {
      case 0 -> number;
      case 1 -> total;
      case 2 -> name == null ? 0L : 1L;
      case 3 -> shared;
      default -> elements[variable - 4];
    };
  }

  private void write(int variable) {
    switch (variable) {
      case 0 -> number = 1;
      case 1 -> total = 1L;
      case 2 -> name = "";
      case 3 -> shared = 1;
      default -> elements[variable - 4] = 1;
    }
  }

  private boolean readFlag(int volatileVariable) {
    return volatileVariable == 0 ? flag : sharedFlag;
  }

  private void writeFlag(int volatileVariable) {
    if (volatileVariable == 0) {
      flag = true;
    } else {
      sharedFlag = true;
    }
  }
}
