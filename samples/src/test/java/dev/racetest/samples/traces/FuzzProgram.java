package dev.racetest.samples.traces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A small random program for searches of all traces: two to four tasks and about nine operations.
 * What a task has read decides what it does next, and is its result.
 */
final class FuzzProgram {
  private static final int MOST_OPERATIONS = 9;
  private static final int VARIABLES = 2;

  private enum Kind {
    READ,
    WRITE,
    WRITE_IF_READ,
    UPDATE,
    COMPARE_AND_SET,
    SYNCHRONIZED,
    NESTED,
    LOCK,
    TRY_LOCK,
    PARK,
    UNPARK,
    WAIT,
    NOTIFY,
    NOTIFY_ALL,
    INTERRUPT,
    LOOK_AT_STATUS,
    IS_ALIVE,
    CLOCK,
    RANDOM,
    SPAWN
  }

  private record Operation(Kind kind, int first, int second) {
    /** Whether both begin at the same place in the code. */
    boolean looksLike(Operation other) {
      return kind == other.kind || isRead() && other.isRead();
    }

    private boolean isRead() {
      return kind == Kind.READ || kind == Kind.WRITE_IF_READ;
    }
  }

  private final Operation[][] tasks;

  /**
   * Makes a program.
   *
   * @param mostTasks how many tasks it has at most, not counting the one that starts them
   */
  FuzzProgram(SplittableRandom random, int mostTasks) {
    int count = 2 + random.nextInt(mostTasks - 1);
    tasks = new Operation[count][];
    int left = MOST_OPERATIONS;
    for (int task = 0; task < count; task++) {
      int length = Math.min(left, 1 + random.nextInt(Math.max(1, MOST_OPERATIONS / count)));
      left -= length;
      tasks[task] = new Operation[length];
      for (int i = 0; i < length; i++) {
        do {
          tasks[task][i] = operation(random, count);
        } while (isThirdInARow(tasks[task], i));
      }
    }
  }

  private static Operation operation(SplittableRandom random, int tasks) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    return new Operation(kind, random.nextInt(VARIABLES), random.nextInt(tasks));
  }

  /** That may be a loop which waits: the search does not follow it for ever, and says so. */
  private static boolean isThirdInARow(Operation[] operations, int index) {
    return index >= 2
        && operations[index].looksLike(operations[index - 1])
        && operations[index].looksLike(operations[index - 2]);
  }

  /**
   * Whether a join of it may be interrupted: whether the thread had ended by then is told, although
   * nobody sees it, so a trace may be visited again.
   */
  boolean mayBeVisitedAgain() {
    return Arrays.stream(tasks)
        .flatMap(Arrays::stream)
        .anyMatch(operation -> operation.kind == Kind.SPAWN);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Operation[] task : tasks) {
      text.append(Arrays.toString(task)).append('\n');
    }
    return text.toString();
  }

  /** One execution. */
  final class Run {
    private final Thread[] threads = new Thread[tasks.length];
    private final StringBuilder[] results = new StringBuilder[tasks.length];
    private final AtomicInteger[] variables = {new AtomicInteger(), new AtomicInteger()};
    private final Object[] monitors = {new Object(), new Object()};
    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
    private volatile int first;
    private volatile int second;

    /** Runs all tasks and returns their results. */
    String run() throws InterruptedException {
      for (int task = 0; task < threads.length; task++) {
        int number = task;
        results[task] = new StringBuilder();
        threads[task] = new Thread(() -> body(number));
      }
      for (Thread thread : threads) {
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      return first + " " + second + Arrays.toString(variables) + Arrays.toString(results);
    }

    private void body(int task) {
      List<Thread> spawned = new ArrayList<>();
      for (Operation operation : tasks[task]) {
        if (operation.kind == Kind.SPAWN) {
          Thread thread = new Thread(() -> write(operation.first, task + 9));
          thread.start();
          spawned.add(thread);
        } else {
          perform(task, operation);
        }
      }
      for (Thread thread : spawned) {
        joinUninterruptibly(thread);
      }
    }

    private static void joinUninterruptibly(Thread thread) {
      while (true) {
        try {
          thread.join();
          return;
        } catch (InterruptedException again) {
          // Somebody has interrupted this task, which matters to its other operations only.
        }
      }
    }

    private void saw(int task, Object what) {
      results[task].append(what).append(' ');
    }

    private void perform(int task, Operation operation) {
      int one = operation.first;
      int other = operation.second;
      switch (operation.kind) {
        case READ -> saw(task, read(one));
        case WRITE -> write(one, task + 1);
        case WRITE_IF_READ -> {
          if (read(one) != 0) {
            write(1 - one, task + 5);
          }
        }
        case UPDATE -> saw(task, variables[one].incrementAndGet());
        case COMPARE_AND_SET -> saw(task, variables[one].compareAndSet(other % 2, task + 1));
        case SYNCHRONIZED -> {
          synchronized (monitors[one]) {
            write(other % 2, task + 1);
          }
        }
        case NESTED -> {
          synchronized (monitors[one]) {
            synchronized (monitors[1 - one]) {
              saw(task, read(other % 2));
            }
          }
        }
        case LOCK -> {
          locks[one].lock();
          try {
            write(other % 2, task + 1);
          } finally {
            locks[one].unlock();
          }
        }
        case TRY_LOCK -> {
          boolean isMine = locks[one].tryLock();
          saw(task, isMine);
          if (isMine) {
            saw(task, read(other % 2));
            locks[one].unlock();
          }
        }
        case PARK -> LockSupport.park();
        case UNPARK -> LockSupport.unpark(threads[other]);
        case WAIT -> await(task, one);
        case NOTIFY -> {
          synchronized (monitors[one]) {
            monitors[one].notify();
          }
        }
        case NOTIFY_ALL -> {
          synchronized (monitors[one]) {
            monitors[one].notifyAll();
          }
        }
        case INTERRUPT -> threads[other].interrupt();
        case LOOK_AT_STATUS -> saw(task, Thread.interrupted());
        case IS_ALIVE -> saw(task, threads[other].isAlive());
        case CLOCK -> saw(task, System.nanoTime());
        case RANDOM -> saw(task, Math.random());
        case SPAWN -> throw new AssertionError("done by the caller");
      }
    }

    private int read(int variable) {
      return variable == 0 ? first : second;
    }

    private void write(int variable, int value) {
      if (variable == 0) {
        first = value;
      } else {
        second = value;
      }
    }

    private void await(int task, int monitor) {
      synchronized (monitors[monitor]) {
        try {
          monitors[monitor].wait();
        } catch (InterruptedException interrupted) {
          saw(task, "interrupted");
        }
      }
    }
  }
}
