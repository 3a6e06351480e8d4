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
    return "inevitable from " + where(inevitable) + ": " + tried(inevitable.continuations());
  }

  private static String where(Failure.Inevitable inevitable) {
    if (inevitable.step() == 0) {
      return "the beginning";
    }
    String place =
        inevitable.place().isEmpty()
            ? "the first of T" + inevitable.task()
            : inevitable.place() + " (T" + inevitable.task() + ")";
    return "step " + inevitable.step() + ", " + place;
  }

  private static String tried(int continuations) {
    if (continuations >= PointOfNoReturn.CONTINUATIONS) {
      return "all " + continuations + " continuations tried from there failed";
    }
    return continuations == 1
        ? "nothing was left to choose after it"
        : "each of the " + continuations + " possible continuations fails";
  }
}
