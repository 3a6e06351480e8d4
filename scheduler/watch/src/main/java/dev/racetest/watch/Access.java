package dev.racetest.watch;

import dev.racetest.hooks.Sites;

/**
 * One of the two accesses of a race.
 *
 * @param isWrite whether it wrote
 * @param thread who made it; empty if that thread has ended and its name is not known
 * @param number the thread's number, 0 if it is not known
 * @param creator who started the thread; empty if nobody is known to
 * @param birth where it was started, as {@code sites}
 * @param sites where, from the place itself outwards to where the thread began; empty if the
 *     history does not hold it, and with a 0 at the end if it does not hold the callers
 * @param work what the thread worked for
 */
public record Access(
    boolean isWrite,
    String thread,
    long number,
    String creator,
    int[] birth,
    int[] sites,
    Work work) {

  /** Where, as a stack trace; empty if the history does not hold it any more. */
  public StackTraceElement[] stack() {
    StackTraceElement[] stack = new StackTraceElement[sites.length];
    for (int i = 0; i < sites.length; i++) {
      int site = sites[i];
      stack[i] =
          new StackTraceElement(
              Sites.type(site), Sites.method(site), Sites.file(site), Sites.line(site));
    }
    return stack;
  }
}
