package dev.racetest.samples.traces;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A small random program: tasks, each a list of operations on a few shared variables. It writes
 * down what it does: after each step, and before a lock is released, because no other task runs
 * between these. No two tasks have the same line of the program's text in common that does not say
 * which operation is done, so what they do differently is up to the operations alone.
 */
final class TraceProgram {
  /** The operations. */
  private enum Kind {
    READ,
    WRITE,
    UPDATE,
    COMPARE_AND_SET,
    SYNCHRONIZED,
    LOCK,
    PARK,
    UNPARK,
    WAIT,
    NOTIFY_ALL,
    /** From here on, not together with waits, of which the log cannot tell why they end. */
    INTERRUPT,
    LOOK_AT_STATUS
  }

  private record Step(Kind kind, int operand) {}

  private final Step[][] steps;

  /** Makes a program. */
  TraceProgram(SplittableRandom random, int mostSteps) {
    int tasks = 2 + random.nextInt(2);
    steps = new Step[tasks + 1][];
    steps[0] = new Step[0];
    int left = mostSteps;
    boolean interrupts = random.nextBoolean();
    for (int task = 1; task <= tasks; task++) {
      int count = Math.min(left, 1 + random.nextInt(mostSteps / 2));
      left -= count;
      steps[task] = new Step[count];
      for (int i = 0; i < count; i++) {
        Kind kind = interrupts ? withInterrupts(random) : withWaits(random);
        boolean isOfTask = kind == Kind.UNPARK || kind == Kind.INTERRUPT;
        steps[task][i] = new Step(kind, isOfTask ? 1 + random.nextInt(task) : random.nextInt(2));
      }
    }
  }

  private static Kind withWaits(SplittableRandom random) {
    return Kind.values()[random.nextInt(Kind.INTERRUPT.ordinal())];
  }

  private static Kind withInterrupts(SplittableRandom random) {
    Kind kind = withWaits(random);
    return switch (kind) {
      case PARK, WAIT, NOTIFY_ALL -> Kind.LOOK_AT_STATUS;
      case UNPARK, SYNCHRONIZED -> Kind.INTERRUPT;
      default -> kind;
    };
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step[] task : steps) {
      text.append(Arrays.toString(task)).append('\n');
    }
    return text.toString();
  }

  /** One execution. */
  static final class Run {
    private final Step[][] steps;
    private final TraceLog log;
    private final Thread[] threads;
    private final AtomicInteger[] counters = {new AtomicInteger(), new AtomicInteger()};
    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int first;
    private volatile int second;

    Run(TraceProgram program, TraceLog log) {
      this.steps = program.steps;
      this.log = log;
      threads = new Thread[steps.length];
      for (int task = 1; task < threads.length; task++) {
        int number = task;
        threads[task] = new Thread(() -> body(number));
      }
    }

    /** Runs all tasks. */
    void run() throws InterruptedException {
      for (int task = 1; task < threads.length; task++) {
        threads[task].start();
      }
      for (int task = 1; task < threads.length; task++) {
        threads[task].join();
      }
    }

    private void body(int task) {
      for (Step step : steps[task]) {
        perform(task, step);
      }
    }

    private void perform(int task, Step step) {
      int operand = step.operand;
      switch (step.kind) {
        case READ -> log.add(task, "volatile " + operand, read(operand) < 0);
        case WRITE -> {
          write(operand);
          log.add(task, "volatile " + operand, true);
        }
        case UPDATE -> {
          counters[operand].incrementAndGet();
          log.add(task, "counter " + operand, true);
        }
        case COMPARE_AND_SET ->
            log.add(task, "counter " + operand, counters[operand].compareAndSet(0, 1));
        case SYNCHRONIZED -> inBlock(task);
        case LOCK -> inLock(task, operand);
        case PARK -> {
          LockSupport.park();
          log.add(task, "permit " + task, true);
        }
        case UNPARK -> {
          LockSupport.unpark(threads[operand]);
          log.add(task, "permit " + operand, true);
        }
        case WAIT -> await(task);
        case NOTIFY_ALL -> {
          synchronized (monitor) {
            log.add(task, "monitor", true);
            monitor.notifyAll();
            log.add(task, "monitor", true);
          }
        }
        case LOOK_AT_STATUS -> log.add(task, "status " + task, Thread.interrupted());
        case INTERRUPT -> {
          threads[operand].interrupt();
          log.add(task, "status " + operand, true);
        }
      }
    }

    private int read(int variable) {
      return variable == 0 ? first : second;
    }

    private void write(int variable) {
      if (variable == 0) {
        first = 1;
      } else {
        second = 1;
      }
    }

    private void inBlock(int task) {
      synchronized (monitor) {
        log.add(task, "monitor", true);
        int seen = first;
        log.add(task, "volatile 0", seen < 0);
        log.add(task, "monitor", true);
      }
    }

    private void inLock(int task, int operand) {
      lock.lock();
      log.add(task, "lock", true);
      write(operand);
      log.add(task, "volatile " + operand, true);
      lock.unlock();
      log.add(task, "lock", true);
    }

    private void await(int task) {
      synchronized (monitor) {
        log.add(task, "monitor", true);
        try {
          log.add(task, "monitor", true);
          monitor.wait();
          log.add(task, "monitor", true);
        } catch (InterruptedException interrupted) {
          log.add(task, "monitor", true);
        }
        log.add(task, "monitor", true);
      }
    }
  }
}
