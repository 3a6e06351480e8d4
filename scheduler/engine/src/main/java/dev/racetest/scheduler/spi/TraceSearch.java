package dev.racetest.scheduler.spi;

import java.util.List;

/**
 * A strategy that visits the happens-before traces of a program one after the other, until there
 * are no more. It is told what each step did to what tasks share, and is asked also where there is
 * only one option.
 */
public interface TraceSearch extends Strategy {
  /** Returned by {@link #choose}: whatever comes of this execution has been seen; it is to end. */
  int NOTHING_NEW = -2;

  /** The variable of an object that stands for its monitor: a read takes it, a write frees it. */
  int MONITOR = -1;

  /** The variable of an object that stands for who waits on it. */
  int WAIT_SET = -5;

  /** The variable of a thread that stands for whether it was taken out of a wait set. */
  int WAKE_UP = -10;

  /** The variable of a thread that stands for whether it has been started. */
  int START = -11;

  /** The variable of a thread that stands for its permit (LockSupport). */
  int PERMIT = -6;

  /** The variable of a thread that stands for whether it has ended. */
  int LIFE = -7;

  /** The variable that stands for who holds a lock of java.util.concurrent; writes take it. */
  int LOCK = -8;

  /** The variable of an object of the engine that tasks share. */
  int SHARED = -9;

  /**
   * The step of {@code task} accesses a variable.
   *
   * @param variable its number, or one of the constants of this interface
   */
  void accessed(int task, Object object, int variable, boolean writes);

  /** What {@code ended} did happens before what {@code task} does from here on. */
  void joined(int task, int ended);

  /** The step that was just chosen could happen only because nothing else could. */
  void onlyTimeHelps();

  /**
   * The execution is over; tasks that are left will be unwound.
   *
   * @param last what they were about to do
   */
  void over(Situation last);

  /** Whether {@link #remaining} can be asked. */
  default boolean canBeSaved() {
    return false;
  }

  /** What {@link #remaining} gives if nothing has been explored yet. */
  byte[] WHOLE = {};

  /**
   * Begins to divide what is left into pieces that need not know of each other. While {@link
   * #isDividing}, each execution begins a piece.
   *
   * @return false if it cannot be divided, or not any further
   */
  default boolean divide() {
    return false;
  }

  /** Whether there are pieces that have not begun yet. */
  default boolean isDividing() {
    return false;
  }

  /**
   * What is left to explore, also for another JVM: the provider takes each as the setting {@code
   * piece=} with the bytes in Base64. Nothing if there is nothing left; one piece if it was not
   * divided.
   *
   * @throws UnsupportedOperationException if such a search cannot be saved
   */
  default List<byte[]> remaining() {
    throw new UnsupportedOperationException("this search cannot be saved");
  }

  /** Whether there is nothing left to explore. */
  boolean isFinished();

  /** How the search stands. */
  SearchState state();
}
