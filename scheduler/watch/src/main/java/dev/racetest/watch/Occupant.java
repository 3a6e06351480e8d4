package dev.racetest.watch;

/**
 * A thread that has, or had, a slot.
 *
 * @param name what it was called when it began
 * @param number the thread's number
 * @param since the slot's time when it began
 * @param creator who started it; empty for threads of the JVM
 * @param birth where it was started
 * @param jobs what it has worked for
 */
record Occupant(
    String name, long number, long since, String creator, Context birth, JobHistory jobs) {
  static final Occupant NOBODY = new Occupant("", 0L, 0L, "", Context.ROOT, new JobHistory());
}
