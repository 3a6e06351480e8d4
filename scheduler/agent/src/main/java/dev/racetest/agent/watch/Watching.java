package dev.racetest.agent.watch;

/** What is told of a class. */
enum Watching {
  /** Nothing. */
  NOTHING,
  /** What synchronises: monitors, volatile fields, atomic accesses. */
  SYNCHRONISATION,
  /** That, and what the code accesses, and where it is. */
  ACCESSES
}
