package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Concurrent maps: one call is one step, and a change that takes two calls needs another call. */
public class ConcurrentMaps {
  private static final String KEY = "key";

  /** Both get the same count, both put the same count plus one. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void getThenPut() throws Exception {
    ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>(Map.of(KEY, 0));
    Threads.Action increment = () -> counts.put(KEY, counts.get(KEY) + 1);
    Threads.runAll(increment, increment);
    Check.equal(2, counts.get(KEY));
  }

  /** {@code merge} gets and puts in one step. */
  @Verdict(Expected.SILENT)
  public void merge() throws Exception {
    ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    Threads.Action increment = () -> counts.merge(KEY, 1, Integer::sum);
    Threads.runAll(increment, increment);
    Check.equal(2, counts.get(KEY));
  }

  /** {@code replace} with the old value is a compare-and-set, and a loop around it an update. */
  @Verdict(Expected.SILENT)
  public void replaceUntilNobodyCameBetween() throws Exception {
    ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>(Map.of(KEY, 0));
    Threads.Action increment =
        () -> {
          Integer seen = counts.get(KEY);
          while (!counts.replace(KEY, seen, seen + 1)) {
            seen = counts.get(KEY);
          }
        };
    Threads.runAll(increment, increment);
    Check.equal(2, counts.get(KEY));
  }

  /** Each finds room for one more; together they are one too many. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void sizeThenPut() throws Exception {
    ConcurrentMap<String, Integer> guests = new ConcurrentHashMap<>();
    Threads.runAll(() -> enter(guests, "a"), () -> enter(guests, "b"));
    Check.equal(1, guests.size());
  }

  /** The same under a lock that every writer takes. */
  @Verdict(Expected.SILENT)
  public void sizeThenPutUnderLock() throws Exception {
    ConcurrentMap<String, Integer> guests = new ConcurrentHashMap<>();
    Object lock = new Object();
    Threads.runAll(
        () -> {
          synchronized (lock) {
            enter(guests, "a");
          }
        },
        () -> {
          synchronized (lock) {
            enter(guests, "b");
          }
        });
    Check.equal(1, guests.size());
  }

  private static void enter(Map<String, Integer> guests, String name) {
    if (guests.size() < 1) {
      guests.put(name, 1);
    }
  }

  /** The map is concurrent, the lists in it are not. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList")
  public void plainListInside() throws Exception {
    ConcurrentMap<String, List<Integer>> lists = new ConcurrentHashMap<>();
    Threads.Action add = () -> lists.computeIfAbsent(KEY, key -> new ArrayList<>()).add(1);
    Threads.runAll(add, add);
  }

  /** Inside {@code compute} the entry is locked, and with it the list. */
  @Verdict(Expected.SILENT)
  public void listChangedByCompute() throws Exception {
    ConcurrentMap<String, List<Integer>> lists = new ConcurrentHashMap<>();
    Threads.Action add =
        () ->
            lists.compute(
                KEY,
                (key, list) -> {
                  List<Integer> changed = list == null ? new ArrayList<>() : list;
                  changed.add(1);
                  return changed;
                });
    Threads.runAll(add, add);
    Check.equal(2, lists.get(KEY).size());
  }

  /** Computing for one map asks the other map, and the other way round: locks in two orders. */
  @Verdict(Expected.DEADLOCK)
  public void computedFromEachOther() throws Exception {
    ConcurrentMap<String, Integer> a = new ConcurrentHashMap<>();
    ConcurrentMap<String, Integer> b = new ConcurrentHashMap<>();
    Threads.runAll(
        () -> a.computeIfAbsent(KEY, key -> b.computeIfAbsent(KEY, same -> 1)),
        () -> b.computeIfAbsent(KEY, key -> a.computeIfAbsent(KEY, same -> 1)));
  }

  /** Asked in one order, no circle can close. */
  @Verdict(Expected.SILENT)
  public void computedInOneOrder() throws Exception {
    ConcurrentMap<String, Integer> a = new ConcurrentHashMap<>();
    ConcurrentMap<String, Integer> b = new ConcurrentHashMap<>();
    Threads.Action compute = () -> a.computeIfAbsent(KEY, key -> b.computeIfAbsent(KEY, same -> 1));
    Threads.runAll(compute, compute);
    Check.equal(a, b);
  }

  /** An iteration beside changes is allowed, and shows what was there all the time. */
  @Verdict(Expected.SILENT)
  public void iterationBesideChanges() throws Exception {
    ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>(Map.of(KEY, 1));
    Threads.runAll(
        () -> {
          map.put("other", 2);
          map.remove("other");
        },
        () -> {
          int sum = 0;
          for (int value : map.values()) {
            sum += value;
          }
          Check.that(sum == 1 || sum == 3, "sum " + sum);
        });
  }
}
