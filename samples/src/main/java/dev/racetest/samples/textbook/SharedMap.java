package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The map party: two threads put into one map.
 *
 * <p>Go stops such a program with "fatal error: concurrent map writes". A {@link HashMap} does not
 * stop: it loses entries, shows others twice, or, while it grows, links its buckets into a circle.
 */
public class SharedMap {
  private static final int ENTRIES = 3;

  private static void fill(Map<Integer, Integer> map) {
    for (int i = 0; i < ENTRIES; i++) {
      map.put(i, i);
    }
  }

  /** The races are on the fields of {@code HashMap}; the frames on top of the report are ours. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap")
  public void flawed() throws Exception {
    Map<Integer, Integer> map = new HashMap<>();
    Threads.runAll(() -> fill(map), () -> fill(map));
  }

  /** A concurrent map makes each {@code put} one step and orders it before later reads of it. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    Map<Integer, Integer> map = new ConcurrentHashMap<>();
    Threads.runAll(() -> fill(map), () -> fill(map));
    Check.equal(ENTRIES, map.size());
  }

  /** So does a lock around every access, as long as there is really no access without it. */
  @Verdict(Expected.SILENT)
  public void fixedByLock() throws Exception {
    Map<Integer, Integer> map = new HashMap<>();
    Threads.Action locked =
        () -> {
          synchronized (map) {
            fill(map);
          }
        };
    Threads.runAll(locked, locked);
    Check.equal(ENTRIES, map.size());
  }
}
