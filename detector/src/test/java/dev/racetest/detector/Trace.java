package dev.racetest.detector;

import dev.racetest.scheduler.spi.Order;
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
    ATOMIC_READ,
    ATOMIC_WRITE,
    ATOMIC_UPDATE,
    FENCE,
    START,
    JOIN,
    BARRIER
  }

  static final int CAPACITY = Long.SIZE;

  private final int[] tasks = new int[CAPACITY];
  private final Kind[] kinds = new Kind[CAPACITY];

  /** A variable, a synchronisation variable, or another task. */
  private final int[] operands = new int[CAPACITY];

  /** Of atomic accesses and fences. */
  private final Order[] orders = new Order[CAPACITY];

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

  boolean isAtomic(int event) {
    return switch (kinds[event]) {
      case ATOMIC_READ, ATOMIC_WRITE, ATOMIC_UPDATE -> true;
      default -> false;
    };
  }

  boolean isUpdate(int event) {
    return kinds[event] == Kind.ATOMIC_UPDATE;
  }

  boolean isAccess(int event) {
    return kinds[event] == Kind.READ || kinds[event] == Kind.WRITE || isAtomic(event);
  }

  boolean isWrite(int event) {
    return switch (kinds[event]) {
      case WRITE, ATOMIC_WRITE, ATOMIC_UPDATE -> true;
      default -> false;
    };
  }

  int operand(int event) {
    return operands[event];
  }

  void add(int task, Kind kind, int operand, Order order) {
    int event = size++;
    orders[event] = order;
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
          case ATOMIC_READ, ATOMIC_UPDATE ->
              orders[to].acquires() && released(from, to, orders[to] == Order.VOLATILE);
          case FENCE -> orders[to].acquires() && isMetBefore(from, to);
          default -> false;
        };
  }

  /** Whether an atomic read of the task before the acquire fence has met a release. */
  private boolean isMetBefore(int from, int fence) {
    for (int read = from + 1; read < fence; read++) {
      boolean reads = kinds[read] == Kind.ATOMIC_READ || kinds[read] == Kind.ATOMIC_UPDATE;
      if (reads && tasks[read] == tasks[fence] && released(from, read, false)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether {@code from} releases to the atomic read {@code to}: as a volatile write before a
   * volatile read, or because the value that is read is its own, or made of it by updates.
   */
  private boolean released(int from, int to, boolean isVolatile) {
    if (isVolatile && isAtomicWrite(from, to) && orders[from] == Order.VOLATILE) {
      return true;
    }
    int write = lastAtomicWrite(to, to);
    while (write >= 0) {
      if (write == from && orders[from].releases()) {
        return true;
      }
      boolean isFenced = kinds[from] == Kind.FENCE && orders[from].releases();
      if (isFenced && from < write && tasks[from] == tasks[write]) {
        return true;
      }
      write = kinds[write] == Kind.ATOMIC_UPDATE ? lastAtomicWrite(to, write) : -1;
    }
    return false;
  }

  private boolean isAtomicWrite(int event, int sameVariable) {
    return isAtomic(event) && isWrite(event) && operands[event] == operands[sameVariable];
  }

  private int lastAtomicWrite(int sameVariable, int end) {
    int event = end - 1;
    while (event >= 0 && !isAtomicWrite(event, sameVariable)) {
      event--;
    }
    return event;
  }

  boolean race(int earlier, int later) {
    return earlier < later
        && isAccess(earlier)
        && isAccess(later)
        && (isWrite(earlier) || isWrite(later))
        && !(isAtomic(earlier) && isAtomic(later))
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
        case ATOMIC_READ ->
            detector.atomicRead(task, object, variable, orders[event], -event, event);
        case ATOMIC_WRITE ->
            detector.atomicWrite(task, object, variable, orders[event], -event, event);
        case ATOMIC_UPDATE -> {
          detector.atomicRead(task, object, variable, orders[event], -event, event);
          detector.atomicUpdate(task, object, variable, orders[event], -event, event);
        }
        case FENCE -> detector.fence(task, orders[event]);
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
      text.append(kinds[event]).append(' ').append(operands[event]);
      text.append(' ').append(orders[event]).append('\n');
    }
    return text.toString();
  }
}
