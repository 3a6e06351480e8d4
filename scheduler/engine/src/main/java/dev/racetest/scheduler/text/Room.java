package dev.racetest.scheduler.text;

import java.util.List;

/**
 * How much of everything a report may show.
 *
 * @param findings so many findings whole; of the others the headlines
 * @param frames lines of a stack
 * @param groups of threads that a deadlock leaves standing, beside its circle
 * @param rows of the interleaving
 * @param output lines that the execution printed
 * @param notes lines of notes
 */
public record Room(int findings, int frames, int groups, int rows, int output, int notes) {
  /** Enough for a single finding. */
  public static final Room WIDE = new Room(20, 16, 20, 40, 20, 20);

  /** From wide to narrow. */
  static final List<Room> NARROWING =
      List.of(
          WIDE,
          new Room(8, 12, 10, 40, 12, 12),
          new Room(6, 9, 8, 30, 8, 8),
          new Room(4, 7, 6, 24, 6, 6),
          new Room(3, 5, 5, 18, 5, 4),
          new Room(2, 4, 4, 14, 4, 3),
          new Room(1, 4, 3, 10, 3, 3),
          new Room(1, 3, 2, 8, 2, 2));
}
