package dev.racetest.scheduler.spi;

/**
 * One choice that a strategy has to make, among at least two options. The object is reused: it is
 * valid only while {@link Strategy#choose} runs.
 */
public interface Decision {
  /** What is decided. */
  enum Kind {
    /** Which task runs next; the options are the tasks that can run. */
    TASK,
    /** Which waiter a {@code notify} wakes; the options are the waiters, longest waiting first. */
    WAITER,
    /**
     * Whether something happens that may happen for no reason, such as the failure of a weak
     * compare-and-set; option 0 says no, option 1 yes.
     */
    CHANCE
  }

  /** What is decided. */
  Kind kind();

  /** How many options there are, at least 2. */
  int options();

  /**
   * The number of the task that {@code option} stands for; options of kind TASK are sorted by it.
   */
  int task(int option);

  /** What that task is about to do. */
  Operation operation(int option);

  /** The object that it is about to do it to, or {@code null}. */
  Object object(int option);

  /** The place in the code, as a number of {@code dev.racetest.hooks.Sites}. */
  int site(int option);

  /**
   * The variable of {@link #object} that an access is about, a number as for the detector; -1 if
   * that is not said.
   */
  int variable(int option);

  /** All tasks, those that have to wait included. */
  Situation situation();

  /** The option that stands for the task that ran last, or -1 if that task cannot go on. */
  int current();
}
