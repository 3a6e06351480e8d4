package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector;

/**
 * The events of one sequential run of a small program, at most 64, and their happens-before order.
 */
final class Trace {
  enum Kind {
    READ,
    WRITE,
    ACQUIRE,
    RELEASE,
    START,
    JOIN,
    BARRIER
  }

  static final int CAPACITY = Long.SIZE;

  private final int[] tasks = new int[CAPACITY];
  private final Kind[] kinds = new Kind[CAPACITY];

  /** A variable, a synchronisation variable, or another task. */
  private final int[] operands = new int[CAPACITY];

  /** For each event the set of events that happen before it. */
  private final long[] before = new long[CAPACITY];

  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int task(int event) {
    return tasks[event];
  }

  boolean isAccess(int event) {
    return kinds[event] == Kind.READ || kinds[event] == Kind.WRITE;
  }

  boolean isWrite(int event) {
    return kinds[event] == Kind.WRITE;
  }

  int operand(int event) {
    return operands[event];
  }

  void add(int task, Kind kind, int operand) {
    int event = size++;
    tasks[event] = task;
    kinds[event] = kind;
    operands[event] = operand;
    before[event] = 0;
    for (int earlier = 0; earlier < event; earlier++) {
      if (edge(earlier, event)) {
        before[event] |= before[earlier] | (1L << earlier);
      }
    }
  }

  /** Whether a rule of JLS 17.4.4 or the program order leads from one event to the other. */
  private boolean edge(int from, int to) {
    if (tasks[from] == tasks[to] || kinds[from] == Kind.BARRIER || kinds[to] == Kind.BARRIER) {
      return true;
    }
    boolean started = kinds[from] == Kind.START && operands[from] == tasks[to];
    return started
        || switch (kinds[to]) {
          case ACQUIRE -> kinds[from] == Kind.RELEASE && operands[from] == operands[to];
          // The start as well, because a task without events has no last one.
          case JOIN ->
              tasks[from] == operands[to]
                  || (kinds[from] == Kind.START && operands[from] == operands[to]);
          default -> false;
        };
  }

  boolean race(int earlier, int later) {
    return earlier < later
        && isAccess(earlier)
        && isAccess(later)
        && (isWrite(earlier) || isWrite(later))
        && operands[earlier] == operands[later]
        && (before[later] & (1L << earlier)) == 0;
  }

  /** The first access of the variable that races with an earlier one, or -1. */
  int firstRace(int variable) {
    for (int later = 0; later < size; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (operands[later] == variable && race(earlier, later)) {
          return later;
        }
      }
    }
    return -1;
  }

  /** Tells the detector all events; the event number of an access is its index. */
  void feed(RaceDetector detector, Object[] objects) {
    detector.begin();
    for (int event = 0; event < size; event++) {
      int task = tasks[event];
      int operand = operands[event];
      Object object = objects[operand / 2];
      int variable = operand % 2;
      switch (kinds[event]) {
        case READ -> detector.read(task, object, variable, -event, event);
        case WRITE -> detector.write(task, object, variable, -event, event);
        case ACQUIRE -> detector.acquire(task, object, variable);
        case RELEASE -> detector.release(task, object, variable);
        case START -> detector.start(task, operand);
        case JOIN -> detector.join(task, operand);
        case BARRIER -> detector.barrier();
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int event = 0; event < size; event++) {
      text.append(event).append(": task ").append(tasks[event]).append(' ');
      text.append(kinds[event]).append(' ').append(operands[event]).append('\n');
    }
    return text.toString();
  }
}
