package dev.racetest.junit;

import dev.racetest.watch.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test, or a class of tests, that runs with its real threads while the detector watches. It is
 * what these threads work for. All methods are called under the lock of {@link WatchedRun}.
 */
final class WatchedTest {
  private final String name;
  private final boolean isTest;
  private final boolean isExcluded;
  private final WatchedTest outer;
  private final List<FoundRace> races = new ArrayList<>();
  private int begin;
  private boolean isRunning;

  /** Whether no test has run at the same time but those around it and in it. */
  private boolean isAlone = true;

  /**
   * A test that is about to run.
   *
   * @param name for readers
   * @param isTest whether it is a test, and no class of tests
   * @param isExcluded whether its races do not count
   * @param outer what it is a part of, or null
   */
  WatchedTest(String name, boolean isTest, boolean isExcluded, WatchedTest outer) {
    this.name = name;
    this.isTest = isTest;
    this.isExcluded = isExcluded;
    this.outer = outer;
  }

  /** The calling thread works for it from now on. */
  void begin() {
    isRunning = true;
    begin = Jobs.begin(this);
  }

  /** The calling thread works for it no longer. */
  void end() {
    isRunning = false;
    Jobs.end(this);
  }

  boolean isRunning() {
    return isRunning;
  }

  boolean isTest() {
    return isTest;
  }

  boolean isExcluded() {
    return isExcluded;
  }

  boolean isAlone() {
    return isAlone;
  }

  void notAlone() {
    isAlone = false;
  }

  /** Whether that is this test, or one that it is a part of. */
  boolean isIn(WatchedTest other) {
    return this == other || outer != null && outer.isIn(other);
  }

  /** Whether something that happened in an era happened after the test began. */
  boolean hasBegunBefore(int era) {
    return era >= begin;
  }

  void add(FoundRace race) {
    races.add(race);
  }

  /** What there is to fail it for. */
  Optional<DataRaceError> failure() {
    if (races.isEmpty()) {
      return Optional.empty();
    }
    String where = (isTest ? " in " : " in threads of ") + name;
    return Optional.of(FoundRace.error(races, where));
  }

  @Override
  public String toString() {
    return name;
  }
}
