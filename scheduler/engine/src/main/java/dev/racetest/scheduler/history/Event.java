package dev.racetest.scheduler.history;

import dev.racetest.scheduler.spi.Operation;
import java.util.List;

/**
 * Something that a task did.
 *
 * @param number its place in the execution, growing from event to event; the same in every
 *     repetition
 * @param step the number of the scheduler's step it belongs to, from 1 on; several accesses without
 *     a yield point between them share one
 * @param task the number of its task
 * @param operation what kind of thing was done
 * @param subject what it was done to, such as {@code Account.balance}, {@code int[3]}, {@code
 *     Account@1} or {@code ArrayBlockingQueue.put}; may be empty
 * @param value the value that was read, or that was there before a write; empty if unknown or if
 *     there is none
 * @param newValue the value that was written; empty if nothing was, or if it is unknown
 * @param place where in the code under test, such as {@code Account.java:33}
 * @param stack the whole stack, innermost frame first; empty where only the place was kept
 * @param held the locks that the task held
 * @param entry how the task came to run, if another one ran before it
 * @param shared whether another task has a part in it: what it was done to was used by several
 *     tasks, and not only read
 * @param racing whether it is one of the two accesses of a reported race
 */
public record Event(
    int number,
    int step,
    int task,
    Operation operation,
    String subject,
    String value,
    String newValue,
    String place,
    List<StackTraceElement> stack,
    List<HeldLock> held,
    Entry entry,
    boolean shared,
    boolean racing) {

  /** Makes an event; later changes of the lists do not change it. */
  public Event {
    stack = List.copyOf(stack);
    held = List.copyOf(held);
  }

  /** Why a task runs. */
  public enum Entry {
    /** It ran before, too. */
    GOES_ON,
    /** The one before it could have gone on: a preemption. */
    PREEMPTION,
    /** The one before it had asked to be put behind the others. */
    YIELD,
    /** The one before it could not go on. */
    BLOCKED,
    /** The one before it had ended. */
    ENDED
  }

  /**
   * A lock that a task holds.
   *
   * @param lock the object whose monitor it is, or the lock, such as {@code Account@1}
   * @param since where it was taken, such as {@code Account.java:30}
   */
  public record HeldLock(String lock, String since) {}
}
