package dev.racetest.samples;

/** What exploring a sample comes to. */
public enum Expected {
  /** Nothing is wrong under any of the explored schedules. */
  SILENT,
  /** Two conflicting accesses that nothing orders; exceptions may follow from them. */
  DATA_RACE,
  /** Under some schedule an exception is thrown, although there is no data race. */
  EXCEPTION,
  /** Under some schedule threads wait for ever, although there is no data race. */
  DEADLOCK,
  /** Under some schedule threads stay busy for ever without getting anywhere. */
  LIVELOCK,
  /** Nothing fails, but a note names threads that nobody has ended. */
  LEAK
}
