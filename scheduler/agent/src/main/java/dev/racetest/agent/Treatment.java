package dev.racetest.agent;

/** How a class is rewritten, by what kind of class it is. */
enum Treatment {
  /** Left as it is. */
  NONE(false, false, false),
  /** Code under test: every access, monitor and call is announced and is a yield point. */
  USER(true, true, true),
  /** {@code java.util.concurrent}: runs as one step, its happens-before edges are followed. */
  CONCURRENT(false, true, false),
  /** Unsynchronised collections: their accesses are checked, they are no yield points. */
  COLLECTION(true, false, false),
  /** JDK classes with monitors of their own that the model has to know. */
  LOCKING(false, true, false),
  /** JDK classes that wait on monitors or put threads to sleep. */
  WAITING(false, true, true),
  /** JDK classes that ask the JVM for the time, a random number, a pool or a hash code. */
  ENVIRONMENT(false, false, false);

  /** Whether plain field and array accesses are announced. */
  final boolean accesses;

  /** Whether monitors, atomics and volatile fields are announced. */
  final boolean synchronisation;

  /** Whether a monitor inside an execution exists in the model only. */
  final boolean modelledMonitors;

  Treatment(boolean accesses, boolean synchronisation, boolean modelledMonitors) {
    this.accesses = accesses;
    this.synchronisation = synchronisation;
    this.modelledMonitors = modelledMonitors;
  }

  boolean isUser() {
    return this == USER;
  }
}
