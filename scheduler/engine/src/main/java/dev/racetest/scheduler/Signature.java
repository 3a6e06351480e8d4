package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.spi.RaceDetector;

/**
 * What a finding is recognised by in another execution without a look into it: the same places in
 * the code, whichever tasks were there.
 *
 * @param isVague whether several findings may have it: a race inside a collection, where the place
 *     is the same for all its users
 */
record Signature(String text, boolean isVague) {
  private Signature(String text) {
    this(text, false);
  }

  /** Two lines with what they access, in whichever order they were reached. */
  static Signature of(RaceDetector.Race race) {
    String earlier = place(race.earlier().site());
    String later = place(race.later().site());
    boolean isSorted = earlier.compareTo(later) <= 0;
    return new Signature(
        "race " + (isSorted ? earlier : later) + " " + (isSorted ? later : earlier),
        isInsideCollection(race));
  }

  /** Where the two accesses were made, in one number. */
  static long places(RaceDetector.Race race) {
    return (long) race.earlier().site() << Integer.SIZE | race.later().site();
  }

  /** Whether one of the accesses was made by a collection on behalf of its caller. */
  static boolean isInsideCollection(RaceDetector.Race race) {
    return ((Sites.flags(race.earlier().site()) | Sites.flags(race.later().site())) & Sites.QUIET)
        != 0;
  }

  private static String place(int site) {
    return Sites.place(site) + " " + Sites.member(site);
  }

  /** Class and place. */
  static Signature of(Throwable exception) {
    return new Signature(
        "exception " + exception.getClass().getName() + " " + Describing.place(exception));
  }

  /** How an execution ended; of a deadlock, where the tasks wait. */
  static Signature of(Outcome outcome, String detail, long blockage) {
    boolean isTold = outcome == Outcome.EXIT || outcome == Outcome.UNCONTROLLED;
    return new Signature(outcome + " " + blockage + (isTold ? " " + detail : ""));
  }
}
