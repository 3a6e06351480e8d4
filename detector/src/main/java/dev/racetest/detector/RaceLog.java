package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;
import dev.racetest.scheduler.spi.RaceDetector.Race;
import java.util.List;

/** The races of one execution, up to a limit; what comes after the limit is not counted. */
final class RaceLog {
  /** How many races of one execution are recorded. */
  static final int LIMIT = 64;

  static {
    // A race may be found inside a call of java.util, where no class must be loaded.
    Access access = new Access(0, true, false, 0, 0);
    new RaceLog().add(new Race(null, 0, access, access));
  }

  private final Race[] races = new Race[LIMIT];
  private int count;

  void clear() {
    for (int i = 0; i < count; i++) {
      races[i] = null;
    }
    count = 0;
  }

  void add(Race race) {
    if (count < LIMIT) {
      races[count++] = race;
    }
  }

  int count() {
    return count;
  }

  /** A copy of the records. */
  List<Race> toList() {
    Race[] copy = new Race[count];
    System.arraycopy(races, 0, copy, 0, count);
    return List.of(copy);
  }
}
