package dev.racetest.watch;

/** Who has started a thread, and where. */
final class Birth {
  String creator = "";
  Context place = Context.ROOT;

  /** What the starter worked for. */
  Object job;
}
