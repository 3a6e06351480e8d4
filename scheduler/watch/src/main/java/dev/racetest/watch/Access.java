package dev.racetest.watch;

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
 */
public record Access(
    boolean isWrite, String thread, long number, String creator, int[] birth, int[] sites) {}
