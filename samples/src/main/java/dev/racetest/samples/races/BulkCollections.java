package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Operations on all elements at once: each is made of reads and writes of every one of them. */
public class BulkCollections {
  private static List<Integer> list() {
    return new ArrayList<>(List.of(3, 1, 2));
  }

  private static void isThere(Object seen) {
    Check.that(seen != null, "nothing");
  }

  /** Several elements more, in one call. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.addAll")
  public void addAllAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.addAll(List.of(4, 5)), () -> list.get(0));
  }

  /** The list that is added is read by the adding, and by it alone. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.set")
  public void addAllOfAListAgainstSet() throws Exception {
    List<Integer> source = list();
    List<Integer> target = new ArrayList<>();
    Threads.runAll(() -> source.set(0, 9), () -> target.addAll(source));
  }

  /** One list is the source of two, and only read. */
  @Verdict(Expected.SILENT)
  public void addAllOfOneSource() throws Exception {
    List<Integer> source = list();
    Threads.Action copy =
        () -> {
          List<Integer> target = new ArrayList<>();
          target.addAll(source);
          Check.equal(3, target.size());
        };
    Threads.runAll(copy, copy);
  }

  /** Some elements go, and those behind them move up. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.removeIf")
  public void removeIfAgainstSize() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> list.removeIf(number -> number == 1), () -> Check.that(list.size() <= 3, "grown"));
  }

  /** Each element is replaced, also the one that is read. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.replaceAll")
  public void replaceAllAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.replaceAll(number -> number + 1), () -> list.get(2));
  }

  /** Each value of a map is replaced. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.replaceAll")
  public void replaceAllValuesAgainstGet() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    Threads.runAll(() -> map.replaceAll((key, value) -> value + 1), () -> map.get("a"));
  }

  /** To sort is to write. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.sort")
  public void sortAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.sort(null), () -> list.get(1));
  }

  /** What is sorted is a copy. */
  @Verdict(Expected.SILENT)
  public void sortedCopyAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> Check.equal(List.of(1, 2, 3), list.stream().sorted().collect(Collectors.toList())),
        () -> Check.equal(1, list.get(1)));
  }

  /** The loop inside of the list is no better than one outside. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void forEachAgainstAdd() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.add(4), () -> list.forEach(BulkCollections::isThere));
  }

  /** Nor is a stream. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void streamAgainstAdd() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.add(4), () -> list.stream().forEach(BulkCollections::isThere));
  }

  /** The collected list belongs to the thread, its source does not. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void collectAgainstPut() throws Exception {
    Map<String, Integer> map = new HashMap<>();
    Threads.runAll(
        () -> map.put("a", 1), () -> isThere(map.keySet().stream().collect(Collectors.toList())));
  }

  /** The array is new, but what is in it has to be read. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.set")
  public void toArrayAgainstSet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.set(1, 9), () -> isThere(list.toArray()));
  }

  /** A copy is made by reading. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void copyAgainstAdd() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.add(4), () -> isThere(new ArrayList<>(list)));
  }

  /** An immutable copy protects from changes that come after it. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.remove")
  public void immutableCopyAgainstRemove() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.remove(0), () -> isThere(List.copyOf(list)));
  }

  /** Reading in all ways at once. */
  @Verdict(Expected.SILENT)
  public void readersOfAllKinds() throws Exception {
    List<Integer> list = list();
    List<Integer> same = list();
    Threads.runAll(
        () -> {
          Check.equal(same, list);
          Check.equal("[3, 1, 2]", list.toString());
          Check.that(list.containsAll(same), "lost");
        },
        () -> {
          Check.equal(same.hashCode(), list.hashCode());
          Check.equal(6, list.stream().mapToInt(Integer::intValue).sum());
          Check.equal(same, new ArrayList<>(list));
        },
        () -> Check.equal(3, list.toArray().length));
  }
}
