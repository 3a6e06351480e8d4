package dev.racetest.scheduler.text;

/** A finding in words. */
public interface Section {
  /** One line that says what happened; the first of the text. */
  String headline();

  /** The whole story in lines, as far as there is room for it. */
  String text(Room room);
}
