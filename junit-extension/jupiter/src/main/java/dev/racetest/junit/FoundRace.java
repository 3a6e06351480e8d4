package dev.racetest.junit;

import dev.racetest.watch.Access;
import dev.racetest.watch.Race;
import java.util.List;
import java.util.Optional;

/**
 * A data race, and whose it is.
 *
 * @param report what the agent says of it
 * @param whose what is to be said about that; empty where it is plain
 */
record FoundRace(Race race, String report, String whose) {
  /** An error's message has no more reports than that. */
  private static final int MOST = 20;

  /**
   * A race that was found just now.
   *
   * @param meanwhile which tests run, for readers
   */
  static FoundRace now(Race race, String report, String meanwhile) {
    return new FoundRace(race, report, whose(race, meanwhile));
  }

  /** Whose an access is, {@code null} if it is that of no test. */
  static WatchedTest owner(Access access) {
    return access.work().job() instanceof WatchedTest test ? test : null;
  }

  /**
   * What fails a test, or the run.
   *
   * @param where what follows on the number of races in the first line
   */
  static DataRaceError error(List<FoundRace> races, String where) {
    StringBuilder message = new StringBuilder();
    message.append(races.size() == 1 ? "DATA RACE" : races.size() + " DATA RACES").append(where);
    message.append('\n');
    for (FoundRace race : races.subList(0, Math.min(MOST, races.size()))) {
      message.append(race.report).append(race.whose);
    }
    if (races.size() > MOST) {
      message.append("and ").append(races.size() - MOST).append(" more\n");
    }
    return new DataRaceError(message.toString(), races.get(0).race.now().stack());
  }

  private static String whose(Race race, String meanwhile) {
    WatchedTest now = owner(race.now());
    WatchedTest before = owner(race.before());
    if (now == before && now != null && now.isRunning() && now.isTest()) {
      return "";
    }
    return "The %s was made for %s, the previous %s for %s.\n%s\n"
        .formatted(kind(race.now()), text(now), kind(race.before()), text(before), meanwhile);
  }

  private static String kind(Access access) {
    return access.isWrite() ? "write" : "read";
  }

  private static String text(WatchedTest test) {
    return Optional.ofNullable(test)
        .map(known -> known + (known.isRunning() ? "" : ", which is over"))
        .orElse("no test (by a thread that none has started)");
  }
}
