package dev.racetest.scheduler;

import dev.racetest.scheduler.shrinking.PointOfNoReturn;

/** What was done to make a failing execution simpler, and since when it had to fail, in words. */
final class ShorteningText {
  private ShorteningText() {}

  /** Such as {@code shortened: 14 context switches -> 2, 5 preemptions -> 1 (...)}. */
  static String of(Failure.Shrinking shrinking) {
    boolean isSame =
        shrinking.switches() == shrinking.switchesBefore()
            && shrinking.preemptions() == shrinking.preemptionsBefore();
    String result =
        isSame
            ? "not shortened: "
                + count(shrinking.switches(), "context switch", "es")
                + ", "
                + count(shrinking.preemptions(), "preemption", "s")
            : "shortened: "
                + change(shrinking.switchesBefore(), shrinking.switches(), "context switch", "es")
                + ", "
                + change(shrinking.preemptionsBefore(), shrinking.preemptions(), "preemption", "s");
    return result + smallest(shrinking) + "; " + count(shrinking.executions(), "execution", "s");
  }

  private static String smallest(Failure.Shrinking shrinking) {
    return shrinking.isSmallest() && shrinking.preemptions() > 0
        ? " (no execution with fewer preemptions fails this way)"
        : "";
  }

  private static String change(int before, int after, String what, String plural) {
    return before == after
        ? count(after, what, plural)
        : count(before, what, plural) + " -> " + after;
  }

  private static String count(int number, String what, String plural) {
    return number + " " + what + (number == 1 ? "" : plural);
  }

  /** Such as {@code inevitable from step 14, Account.java:33 (T2): ...}. */
  static String of(Failure.Inevitable inevitable) {
    return inevitable.step() == 0
        ? "inevitable from the beginning: "
            + failed(inevitable.continuations(), "schedules", "tried")
        : "inevitable from step %d, %s: %s"
            .formatted(inevitable.step(), where(inevitable), after(inevitable.continuations()));
  }

  private static String where(Failure.Inevitable inevitable) {
    return inevitable.place().isEmpty()
        ? "the first of T" + inevitable.task()
        : inevitable.place() + " (T" + inevitable.task() + ")";
  }

  private static String after(int continuations) {
    return continuations == 1
        ? "nothing was left to choose after it"
        : failed(continuations, "continuations", "tried from there");
  }

  /** Where there are fewer than would be tried, all of them were run. */
  private static String failed(int count, String what, String tried) {
    return count < PointOfNoReturn.CONTINUATIONS
        ? "all " + count + " possible " + what + " fail"
        : "all " + count + " " + what + " " + tried + " failed";
  }
}
