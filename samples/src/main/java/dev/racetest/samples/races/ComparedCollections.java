package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is done with a collection without naming its elements: compared, printed, turned round. */
public class ComparedCollections {
  private static List<Integer> list() {
    return new ArrayList<>(List.of(3, 1, 2));
  }

  /** Equal or not: all elements have to be looked at. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.equals")
  public void equalsAgainstSet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> list.set(2, 9), () -> Check.that(!list.equals(List.of(3, 1, 7)), "never set"));
  }

  /** So have they for a hash code. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.hashCode")
  public void hashCodeAgainstAdd() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.add(4), () -> Check.that(list.hashCode() != 0, "nothing"));
  }

  /** The line in the log that goes through the map while others put into it. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void toStringAgainstPut() throws Exception {
    Map<String, Integer> map = new HashMap<>();
    Threads.runAll(() -> map.put("a", 1), () -> Check.that(!map.toString().isEmpty(), "nothing"));
  }

  /** The line in the log is written while nobody else is in the map. */
  @Verdict(Expected.SILENT)
  public void toStringUnderTheLock() throws Exception {
    Map<String, Integer> map = new HashMap<>();
    Threads.runAll(
        () -> {
          synchronized (map) {
            map.put("a", 1);
          }
        },
        () -> {
          synchronized (map) {
            Check.that(!map.toString().isEmpty(), "nothing");
          }
        });
  }

  /** Each element is looked for in the other list. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.clear")
  public void containsAllAgainstClear() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> list.clear(), () -> Check.that(!list.containsAll(List.of(7)), "never added"));
  }

  /** Sorted in place. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.sort")
  public void sortAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> Collections.sort(list), () -> list.get(0));
  }

  /** Shuffled in place. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.shuffle")
  public void shuffleAgainstShuffle() throws Exception {
    List<Integer> list = list();
    Threads.Action shuffle = () -> Collections.shuffle(list, new Random(1));
    Threads.runAll(shuffle, shuffle);
  }

  /** Swapped with the element that the other one reads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.swap")
  public void swapAgainstGetOfOneOfThem() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> Collections.swap(list, 0, 1), () -> list.get(1));
  }

  /** Swapped with another one. */
  @Verdict(Expected.SILENT)
  public void swapAgainstGetOfTheThird() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> Collections.swap(list, 0, 1), () -> Check.equal(2, list.get(2)));
    Check.equal(List.of(1, 3, 2), list);
  }

  /** Turned round, only the element in the middle stays where it is. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.reverse")
  public void reverseAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> Collections.reverse(list), () -> list.get(0));
  }

  /** The one in the middle. */
  @Verdict(Expected.SILENT)
  public void reverseAgainstGetOfTheMiddle() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> Collections.reverse(list), () -> Check.equal(1, list.get(1)));
  }

  /** Both add several elements. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.addAll")
  public void addAllAgainstAddAll() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> Collections.addAll(list, 4, 5), () -> Collections.addAll(list, 6, 7));
  }

  /** The greatest of all, while one of them changes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Collections.max")
  public void maxAgainstSet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.set(1, 9), () -> Check.that(Collections.max(list) >= 3, "too small"));
  }

  /** Compared, counted and searched by two, changed by nobody. */
  @Verdict(Expected.SILENT)
  public void readersOfAllKinds() throws Exception {
    List<Integer> list = list();
    Threads.Action read =
        () -> {
          Check.equal(3, Collections.max(list));
          Check.equal(1, Collections.frequency(list, 2));
          Check.equal(List.of(3, 1, 2), list);
          Check.that(Collections.disjoint(list, List.of(7)), "never added");
        };
    Threads.runAll(read, read);
  }
}
