package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;
import dev.racetest.scheduler.spi.RaceDetector.Race;
import java.util.List;

/**
 * The races of one execution: up to a limit all of them, after that those between places where none
 * was recorded before. So many races of one kind, which a reader may have chosen to overlook, do
 * not hide one of another kind.
 */
final class RaceLog {
  /** So many races of one execution are recorded, whatever they are. */
  static final int LIMIT = 64;

  /** So many are recorded if each is between places of its own. */
  static final int LIMIT_OF_PLACES = 1024;

  static {
    // A race may be found inside a call of java.util, where no class must be loaded.
    Access access = new Access(0, true, false, 0, 0);
    new RaceLog().add(new Race(null, 0, access, access));
  }

  private final Race[] races = new Race[LIMIT_OF_PLACES];
  private int count;

  void clear() {
    for (int i = 0; i < count; i++) {
      races[i] = null;
    }
    count = 0;
  }

  void add(Race race) {
    if (count < LIMIT || count < LIMIT_OF_PLACES && isBetweenNewPlaces(race)) {
      races[count++] = race;
    }
  }

  private boolean isBetweenNewPlaces(Race race) {
    for (int i = 0; i < count; i++) {
      if (races[i].earlier().site() == race.earlier().site()
          && races[i].later().site() == race.later().site()) {
        return false;
      }
    }
    return true;
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
