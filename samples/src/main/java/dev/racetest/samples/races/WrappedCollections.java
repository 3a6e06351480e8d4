package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wrappers: a lock for each call, or no way to change, and what is inside stays what it was. */
public class WrappedCollections {
  private static List<Integer> list() {
    return new ArrayList<>(List.of(1, 2, 3));
  }

  private static int sum(Collection<Integer> numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** The wrapper locks each call, but the iterator is that of the list inside. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections$SynchronizedCollection.add")
  public void loopWithoutTheLock() throws Exception {
    List<Integer> list = Collections.synchronizedList(list());
    Threads.runAll(() -> list.add(4), () -> sum(list));
  }

  /** The lock of the wrapper is the wrapper. */
  @Verdict(Expected.SILENT)
  public void loopWithTheLock() throws Exception {
    List<Integer> list = Collections.synchronizedList(list());
    Threads.runAll(
        () -> list.add(4),
        () -> {
          synchronized (list) {
            Check.that(sum(list) >= 6, "lost");
          }
        });
  }

  /** The loop of the wrapper's own method locks. */
  @Verdict(Expected.SILENT)
  public void forEachOfTheWrapper() throws Exception {
    List<Integer> list = Collections.synchronizedList(list());
    Threads.runAll(
        () -> list.add(4), () -> list.forEach(number -> Check.that(number > 0, "nothing")));
  }

  /** A stream takes the elements when nobody holds the lock any more. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections$SynchronizedCollection.add")
  public void streamOfTheWrapper() throws Exception {
    List<Integer> list = Collections.synchronizedList(list());
    Threads.runAll(
        () -> list.add(4), () -> Check.that(list.stream().allMatch(each -> each > 0), "nothing"));
  }

  /** The lock of a map's views is the map, not the view. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections$SynchronizedMap.put")
  public void loopWithTheLockOfTheView() throws Exception {
    Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>());
    Collection<Integer> values = map.values();
    Threads.runAll(
        () -> map.put("a", 1),
        () -> {
          synchronized (values) {
            sum(values);
          }
        });
  }

  /** With the lock of the map the loop is alone. */
  @Verdict(Expected.SILENT)
  public void loopWithTheLockOfTheMap() throws Exception {
    Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>());
    Threads.runAll(
        () -> map.put("a", 1),
        () -> {
          synchronized (map) {
            Check.that(sum(map.values()) <= 1, "too many");
          }
        });
  }

  /** Somebody has kept the list that was wrapped. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.get")
  public void wayAroundTheWrapper() throws Exception {
    List<Integer> inside = list();
    List<Integer> list = Collections.synchronizedList(inside);
    Threads.runAll(() -> list.add(4), () -> inside.get(0));
  }

  /** Two wrappers have two locks. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections$SynchronizedCollection.add")
  public void wrappedTwice() throws Exception {
    List<Integer> inside = list();
    List<Integer> one = Collections.synchronizedList(inside);
    List<Integer> other = Collections.synchronizedList(inside);
    Threads.runAll(() -> one.add(4), () -> other.add(5));
  }

  /** Each call locks, and between two of them the other thread comes in. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void addIfAbsentInTwoCalls() throws Exception {
    List<Integer> list = Collections.synchronizedList(new ArrayList<>());
    Threads.Action add =
        () -> {
          if (!list.contains(1)) {
            list.add(1);
          }
        };
    Threads.runAll(add, add);
    Check.equal(1, list.size());
  }

  /** Both calls under the lock of the wrapper. */
  @Verdict(Expected.SILENT)
  public void addIfAbsentUnderTheLock() throws Exception {
    List<Integer> list = Collections.synchronizedList(new ArrayList<>());
    Threads.Action add =
        () -> {
          synchronized (list) {
            if (!list.contains(1)) {
              list.add(1);
            }
          }
        };
    Threads.runAll(add, add);
    Check.equal(1, list.size());
  }

  /** Each list locks itself and then reads the other one, which locks it. */
  @Verdict(Expected.DEADLOCK)
  public void eachAddsAllOfTheOther() throws Exception {
    List<Integer> a = Collections.synchronizedList(list());
    List<Integer> b = Collections.synchronizedList(list());
    Threads.runAll(() -> a.addAll(b), () -> b.addAll(a));
  }

  /** Not to be changed by way of the wrapper is not the same as not to be changed. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.set")
  public void unmodifiableViewOfAChangingList() throws Exception {
    List<Integer> inside = list();
    List<Integer> view = Collections.unmodifiableList(inside);
    Threads.runAll(() -> inside.set(0, 9), () -> view.get(0));
  }

  /** A view of a list that really does not change. */
  @Verdict(Expected.SILENT)
  public void unmodifiableViewOfAListAtRest() throws Exception {
    List<Integer> view = Collections.unmodifiableList(list());
    Threads.Action read = () -> Check.equal(6, sum(view));
    Threads.runAll(read, read);
  }

  /** Collections that nobody can change. */
  @Verdict(Expected.SILENT)
  public void immutableCollections() throws Exception {
    List<Integer> list = List.of(1, 2, 3);
    Set<Integer> set = Set.of(1, 2, 3);
    Map<String, Integer> map = Map.of("a", 1, "b", 2, "c", 3);
    Threads.Action read =
        () -> {
          Check.equal(6, sum(list));
          Check.equal(6, sum(set));
          Check.equal(6, sum(map.values()));
        };
    Threads.runAll(read, read);
  }
}
