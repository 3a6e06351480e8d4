package dev.racetest.watch;

/** Who has started a thread, and where. */
final class Birth {
  String creator = "";
  Context place = Context.ROOT;

  /** Whether the thread has done nothing yet that is told. */
  boolean isUnseen;

  /** What the starter worked for. */
  Object job;
}
