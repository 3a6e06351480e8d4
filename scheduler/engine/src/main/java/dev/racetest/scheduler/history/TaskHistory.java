package dev.racetest.scheduler.history;

import java.util.List;

/**
 * One task of an execution.
 *
 * @param index its number; 0 runs the test body
 * @param name the name of its thread
 * @param creator the number of the task that started it, -1 for the first
 * @param creation the stack on which it was started; empty for the first
 * @param end what had become of it when the execution was over
 */
public record TaskHistory(
    int index, String name, int creator, List<StackTraceElement> creation, End end) {

  /** Makes the history of a task; later changes of the list do not change it. */
  public TaskHistory {
    creation = List.copyOf(creation);
  }

  /** How a task stood when the execution was over. */
  public enum State {
    /** It had run to its end. */
    ENDED,
    /** An exception had left it. */
    THROWN,
    /** It could have gone on. */
    RUNNABLE,
    /** It waited for a monitor or a lock. */
    BLOCKED,
    /** It waited to be notified, unparked, or for the end of another task. */
    WAITING
  }

  /**
   * What had become of a task.
   *
   * @param state how it stood
   * @param waitsFor what it waited for, in words; empty if it did not wait
   * @param owner the number of the task that alone could let it go on, -1 if there is none
   * @param ownedSince where that task took what this one waits for, such as {@code
   *     Account.java:30}; empty if that is not known
   * @param stack where it stood; empty if it had ended
   */
  public record End(
      State state, String waitsFor, int owner, String ownedSince, List<StackTraceElement> stack) {

    /** Makes an end; later changes of the list do not change it. */
    public End {
      stack = List.copyOf(stack);
    }
  }
}
