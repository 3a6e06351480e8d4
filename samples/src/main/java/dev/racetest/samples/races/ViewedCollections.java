package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Views: another object, and the same variables. */
public class ViewedCollections {
  private static final String KEY = "key";

  private static List<Integer> list() {
    return new ArrayList<>(List.of(4, 3, 2, 1));
  }

  /** A part of the list notices that the whole has changed, by a count that changes meanwhile. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void subListAgainstAdd() throws Exception {
    List<Integer> list = list();
    List<Integer> part = list.subList(0, 2);
    Threads.runAll(() -> list.add(0), () -> part.get(0));
  }

  /** What is set in the part is set in the whole. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList$SubList.set")
  public void setInSubListAgainstGet() throws Exception {
    List<Integer> list = list();
    List<Integer> part = list.subList(1, 3);
    Threads.runAll(() -> part.set(0, 30), () -> list.get(1));
  }

  /** The element is not in the part. */
  @Verdict(Expected.SILENT)
  public void setOutsideOfSubList() throws Exception {
    List<Integer> list = list();
    List<Integer> part = list.subList(0, 2);
    Threads.runAll(() -> list.set(3, 0), () -> Check.equal(4, part.get(0)));
  }

  /** Each thread sorts its own half. */
  @Verdict(Expected.SILENT)
  public void twoHalvesSorted() throws Exception {
    List<Integer> list = list();
    sortBoth(list.subList(0, 2), list.subList(2, 4));
    Check.equal(List.of(3, 4, 1, 2), list);
  }

  /** The element in the middle belongs to both. */
  @Verdict(value = Expected.DATA_RACE, variable = "sort")
  public void twoOverlappingPartsSorted() throws Exception {
    List<Integer> list = list();
    sortBoth(list.subList(0, 3), list.subList(2, 4));
  }

  private static void sortBoth(List<Integer> one, List<Integer> other) throws InterruptedException {
    Comparator<Integer> order = Comparator.naturalOrder();
    Threads.runAll(() -> one.sort(order), () -> other.sort(order));
  }

  /** To remove a key from the set of keys is to remove it from the map. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap$KeySet.remove")
  public void removalFromKeySetAgainstGet() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of(KEY, 1));
    Set<String> keys = map.keySet();
    Threads.runAll(() -> keys.remove(KEY), () -> map.get(KEY));
  }

  /** A search among the values comes to those that are put in meanwhile. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void searchInValuesAgainstPut() throws Exception {
    Map<String, Integer> map = new HashMap<>();
    Threads.runAll(() -> map.put(KEY, 1), () -> Check.that(!map.values().contains(2), "never put"));
  }

  /** All the entries that are left are compared with the value. */
  @Verdict(value = Expected.DATA_RACE, variable = "removeIf")
  public void removalFromEntrySetAgainstGet() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of(KEY, 1));
    Set<Map.Entry<String, Integer>> entries = map.entrySet();
    Threads.runAll(() -> entries.removeIf(entry -> entry.getValue() == 1), () -> map.get(KEY));
  }

  /** Two threads ask for the same views of a map that nobody changes. */
  @Verdict(Expected.SILENT)
  public void viewsOfAnUnchangedMap() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of(KEY, 1));
    Threads.Action look =
        () -> {
          Check.that(map.keySet().contains(KEY), "lost");
          Check.that(map.values().contains(1), "lost");
          Check.equal(1, map.entrySet().size());
        };
    Threads.runAll(look, look);
  }

  /** The list is the array. */
  @Verdict(value = Expected.DATA_RACE, variable = "Arrays$ArrayList.set")
  public void arrayAsListSetAgainstGetOfTheSameIndex() throws Exception {
    List<String> view = Arrays.asList("a", "b");
    Threads.runAll(() -> view.set(0, "x"), () -> view.get(0));
  }

  /** Different elements of the array. */
  @Verdict(Expected.SILENT)
  public void arrayAsListSetAgainstGetOfAnotherIndex() throws Exception {
    List<String> view = Arrays.asList("a", "b");
    Threads.runAll(() -> view.set(0, "x"), () -> Check.equal("b", view.get(1)));
  }

  /** One thread writes the array by way of the list, the other one reads the array itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "String[0]")
  public void arrayAsListAgainstTheArray() throws Exception {
    String[] array = {"a", "b"};
    List<String> view = Arrays.asList(array);
    Threads.runAll(() -> view.set(0, "x"), () -> Check.that(array[0] != null, "nothing"));
  }

  /** A copy of the array is another array. */
  @Verdict(Expected.SILENT)
  public void listOfACopyAgainstTheArray() throws Exception {
    String[] array = {"a", "b"};
    List<String> copy = Arrays.asList(array.clone());
    Threads.runAll(() -> copy.set(0, "x"), () -> Check.equal("a", array[0]));
  }
}
