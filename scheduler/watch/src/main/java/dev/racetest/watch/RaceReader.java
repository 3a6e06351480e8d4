package dev.racetest.watch;

/** Takes races upon itself that would be printed otherwise. */
public interface RaceReader {
  /**
   * A race was found; called by the thread that runs into it, and what this does is not watched.
   *
   * @param report the race as text
   * @return whether that is all; if not, the race is printed, and counts for the exit status
   */
  boolean take(Race race, String report);
}
