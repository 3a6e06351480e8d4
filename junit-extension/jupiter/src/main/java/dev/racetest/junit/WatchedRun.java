package dev.racetest.junit;

import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.watch.Jobs;
import dev.racetest.watch.NotWatched;
import dev.racetest.watch.Race;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tests of this JVM that run while the detector watches, and the races that are no test's.
 *
 * <p>A race fails every running test for which one of its two accesses was made. If there is none,
 * but one test alone has run since before both accesses, and what they were made for is a class
 * around it, or nothing at all, it fails that test. Otherwise it fails the class that one of them
 * was made for, if that still runs. A race that is left over then fails the run as a whole.
 */
final class WatchedRun {
  private static final Set<WatchedTest> RUNNING = new LinkedHashSet<>();
  private static final List<FoundRace> LEFT_OVER = new ArrayList<>();

  /** How many executions of JUnit are open, one inside the other or side by side. */
  private static int open;

  /** Variables on which races do not count. */
  private static final Set<String> OPTED_OUT = new HashSet<>();

  private static int tests;
  private static int races;
  private static int racesOfExcluded;

  private WatchedRun() {}

  /**
   * An execution of JUnit begins.
   *
   * @param optOuts fields on which races do not count, from now on
   */
  static synchronized void open(List<OptOut> optOuts) {
    open++;
    optOuts.forEach(optOut -> OPTED_OUT.add(optOut.type() + "." + optOut.field()));
    Jobs.tellRacesTo(WatchedRun::take);
  }

  /** It ends; returns what there is to fail it for. */
  static synchronized Optional<DataRaceError> close() {
    open--;
    if (open > 0 || LEFT_OVER.isEmpty()) {
      return Optional.empty();
    }
    DataRaceError error = FoundRace.error(LEFT_OVER, " outside of the tests that ran");
    LEFT_OVER.clear();
    return Optional.of(error);
  }

  /** A test, or a class of tests, begins on the calling thread. */
  static synchronized void begin(WatchedTest test) {
    if (test.isTest()) {
      tests++;
      for (WatchedTest other : RUNNING) {
        if (other.isTest() && !test.isIn(other)) {
          other.notAlone();
          test.notAlone();
        }
      }
    }
    test.begin();
    RUNNING.add(test);
  }

  /** It ends; returns what there is to fail it for. */
  static synchronized Optional<DataRaceError> end(WatchedTest test) {
    test.end();
    RUNNING.remove(test);
    return test.failure();
  }

  private static synchronized boolean take(Race race, String report) {
    if (open == 0) {
      return false;
    }
    if (OPTED_OUT.contains(race.variable())) {
      return true;
    }
    FoundRace found = FoundRace.now(race, report, meanwhile());
    Set<WatchedTest> failing = failing(race);
    if (!failing.isEmpty() && failing.stream().allMatch(WatchedTest::isExcluded)) {
      racesOfExcluded++;
      return true;
    }
    races++;
    for (WatchedTest test : failing) {
      test.add(found);
    }
    if (failing.isEmpty()) {
      LEFT_OVER.add(found);
    }
    return true;
  }

  private static Set<WatchedTest> failing(Race race) {
    Set<WatchedTest> owners = new LinkedHashSet<>();
    owners.add(FoundRace.owner(race.now()));
    owners.add(FoundRace.owner(race.before()));
    Set<WatchedTest> failing =
        owners.stream()
            .filter(owner -> owner != null && owner.isRunning() && owner.isTest())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (failing.isEmpty()) {
      alone().filter(test -> isAllDuring(race, test)).ifPresent(failing::add);
    }
    if (failing.isEmpty()) {
      owners.stream()
          .filter(owner -> owner != null && owner.isRunning())
          .findFirst()
          .ifPresent(failing::add);
    }
    return failing;
  }

  /** The innermost test that runs, if no other has run since it began. */
  private static Optional<WatchedTest> alone() {
    List<WatchedTest> running = RUNNING.stream().filter(WatchedTest::isTest).toList();
    return running.stream()
        .filter(test -> test.isAlone() && running.stream().allMatch(test::isIn))
        .findFirst();
  }

  /** Whether both accesses were made while the test ran, and not for another test. */
  private static boolean isAllDuring(Race race, WatchedTest test) {
    for (var access : List.of(race.now(), race.before())) {
      WatchedTest owner = FoundRace.owner(access);
      boolean isForNoOther = owner == null || test.isIn(owner);
      if (!isForNoOther || !test.hasBegunBefore(access.work().era())) {
        return false;
      }
    }
    return true;
  }

  private static String meanwhile() {
    List<String> names =
        RUNNING.stream().filter(WatchedTest::isTest).map(WatchedTest::toString).toList();
    return names.isEmpty()
        ? "It was found while no test ran."
        : "It was found while " + String.join(" and ", names) + " ran.";
  }

  /** What has come of all tests so far; empty if there were none. */
  static synchronized Optional<String> summary() {
    if (tests == 0) {
      return Optional.empty();
    }
    String excluded =
        racesOfExcluded == 0 ? "" : " (and " + racesOfExcluded + " in tests that are excluded)";
    String notWatched = races == 0 ? "" : "; not watched: " + String.join("; ", NotWatched.lines());
    Optional<String> text =
        Optional.of(
            "%,d %s watched with real threads, %,d data %s%s%s"
                .formatted(
                    tests,
                    tests == 1 ? "test" : "tests",
                    races,
                    races == 1 ? "race" : "races",
                    excluded,
                    notWatched));
    tests = 0;
    races = 0;
    racesOfExcluded = 0;
    return text;
  }
}
