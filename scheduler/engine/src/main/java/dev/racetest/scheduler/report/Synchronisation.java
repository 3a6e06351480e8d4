package dev.racetest.scheduler.report;

import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Stands before the detector and writes down what makes happens-before: who released what, and who
 * acquired it. Called while hooks are live, so it uses nothing of {@code java.util}.
 */
final class Synchronisation implements RaceDetector {
  /** More than this are not kept; then nothing is said about what orders what. */
  static final int MOST = 400_000;

  /** What was done. */
  enum Kind {
    /** The task releases to the variable. */
    RELEASE,
    /** The task acquires from the variable. */
    ACQUIRE,
    /** The task starts the other one. */
    START,
    /** The task learns of the end of the other one. */
    JOIN
  }

  private final RaceDetector detector;
  private final IntUnaryOperator events;
  private Kind[] kinds = new Kind[256];
  private int[] tasks = new int[256];
  private int[] numbers = new int[256];
  private int[] others = new int[256];
  private Object[] objects = new Object[256];
  private int count;
  private boolean isComplete = true;

  /**
   * Stands before {@code detector}.
   *
   * @param events the number of a task's latest event
   */
  Synchronisation(RaceDetector detector, IntUnaryOperator events) {
    this.detector = detector;
    this.events = events;
  }

  int count() {
    return count;
  }

  /** Whether nothing was left out that orders events. */
  boolean isComplete() {
    return isComplete;
  }

  Kind kind(int index) {
    return kinds[index];
  }

  int task(int index) {
    return tasks[index];
  }

  /** The task's latest event then. */
  int event(int index) {
    return numbers[index];
  }

  /** The other task of a start or join; otherwise the number of the object's variable. */
  int other(int index) {
    return others[index];
  }

  Object object(int index) {
    return objects[index];
  }

  private void add(Kind kind, int task, Object object, int other) {
    if (count == MOST) {
      isComplete = false;
      return;
    }
    if (count == tasks.length) {
      grow(2 * count);
    }
    kinds[count] = kind;
    tasks[count] = task;
    numbers[count] = events.applyAsInt(task);
    others[count] = other;
    objects[count] = object;
    count++;
  }

  private void grow(int size) {
    Kind[] moreKinds = new Kind[size];
    int[] moreTasks = new int[size];
    int[] moreNumbers = new int[size];
    int[] moreOthers = new int[size];
    Object[] moreObjects = new Object[size];
    System.arraycopy(kinds, 0, moreKinds, 0, count);
    System.arraycopy(tasks, 0, moreTasks, 0, count);
    System.arraycopy(numbers, 0, moreNumbers, 0, count);
    System.arraycopy(others, 0, moreOthers, 0, count);
    System.arraycopy(objects, 0, moreObjects, 0, count);
    kinds = moreKinds;
    tasks = moreTasks;
    numbers = moreNumbers;
    others = moreOthers;
    objects = moreObjects;
  }

  private void add(Order order, boolean reads, int task, Object object, int variable) {
    if (order != Order.VOLATILE) {
      // What is acquired then depends on the value that is read.
      isComplete = false;
    }
    if (reads && order.acquires()) {
      add(Kind.ACQUIRE, task, object, variable);
    }
    if (!reads && order.releases()) {
      add(Kind.RELEASE, task, object, variable);
    }
  }

  @Override
  public void begin() {
    count = 0;
    isComplete = true;
    detector.begin();
  }

  @Override
  public void start(int parent, int child) {
    add(Kind.START, parent, null, child);
    detector.start(parent, child);
  }

  @Override
  public void join(int task, int ended) {
    add(Kind.JOIN, task, null, ended);
    detector.join(task, ended);
  }

  @Override
  public void acquire(int task, Object object, int variable) {
    add(Kind.ACQUIRE, task, object, variable);
    detector.acquire(task, object, variable);
  }

  @Override
  public void release(int task, Object object, int variable) {
    add(Kind.RELEASE, task, object, variable);
    detector.release(task, object, variable);
  }

  @Override
  public void barrier() {
    // It orders more than arrows could show.
    isComplete = false;
    detector.barrier();
  }

  @Override
  public void atomicRead(int task, Object object, int variable, Order order, int site, long event) {
    add(order, true, task, object, variable);
    detector.atomicRead(task, object, variable, order, site, event);
  }

  @Override
  public void atomicWrite(
      int task, Object object, int variable, Order order, int site, long event) {
    add(order, false, task, object, variable);
    detector.atomicWrite(task, object, variable, order, site, event);
  }

  @Override
  public void atomicUpdate(
      int task, Object object, int variable, Order order, int site, long event) {
    add(order, false, task, object, variable);
    detector.atomicUpdate(task, object, variable, order, site, event);
  }

  @Override
  public void fence(int task, Order order) {
    // What a fence orders depends on the accesses around it.
    isComplete = false;
    detector.fence(task, order);
  }

  @Override
  public void read(int task, Object object, int variable, int site, long event) {
    detector.read(task, object, variable, site, event);
  }

  @Override
  public void write(int task, Object object, int variable, int site, long event) {
    detector.write(task, object, variable, site, event);
  }

  @Override
  public void optimisticRead(int task, Object object, int variable, int site, long event) {
    detector.optimisticRead(task, object, variable, site, event);
  }

  @Override
  public void optimisticReadsEnd(int task, boolean validated) {
    detector.optimisticReadsEnd(task, validated);
  }

  @Override
  public List<Race> races() {
    return detector.races();
  }

  @Override
  public int raceCount() {
    return detector.raceCount();
  }
}
