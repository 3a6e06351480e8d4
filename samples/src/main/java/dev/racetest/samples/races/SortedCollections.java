package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Trees without a lock, and the views of parts of them. */
public class SortedCollections {
  private static NavigableMap<Integer, String> tree() {
    return new TreeMap<>(Map.of(1, "one", 2, "two"));
  }

  /** The third key makes the second one the root, from which all searches start. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeMap.put")
  public void putAgainstGetOfAnotherKey() throws Exception {
    Map<Integer, String> tree = new TreeMap<>();
    tree.put(1, "one");
    tree.put(2, "two");
    Threads.runAll(() -> tree.put(3, "three"), () -> tree.get(1));
  }

  /** A new value for an old key leaves the tree as it is. */
  @Verdict(Expected.SILENT)
  public void replacementAgainstGetOfAnotherKey() throws Exception {
    Map<Integer, String> tree = tree();
    Threads.runAll(() -> tree.put(2, "zwei"), () -> Check.equal("one", tree.get(1)));
  }

  /** The same key. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeMap.put")
  public void replacementAgainstGetOfTheSameKey() throws Exception {
    Map<Integer, String> tree = tree();
    Threads.runAll(() -> tree.put(2, "zwei"), () -> tree.get(2));
  }

  /** A concurrent tree. */
  @Verdict(Expected.SILENT)
  public void putAgainstGetOfASkipList() throws Exception {
    Map<Integer, String> tree = new ConcurrentSkipListMap<>(tree());
    Threads.runAll(() -> tree.put(3, "three"), () -> Check.equal("one", tree.get(1)));
  }

  /** The map turned round is the same map. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeMap.remove")
  public void removeAgainstDescendingMap() throws Exception {
    NavigableMap<Integer, String> tree = tree();
    NavigableMap<Integer, String> descending = tree.descendingMap();
    Threads.runAll(() -> tree.remove(2), () -> descending.firstKey());
  }

  /** To clear the lower part is to change the whole. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeMap.size")
  public void clearedHeadAgainstSize() throws Exception {
    NavigableMap<Integer, String> tree = tree();
    Map<Integer, String> head = tree.headMap(2);
    Threads.runAll(() -> head.clear(), () -> Check.that(tree.size() <= 2, "has grown"));
  }

  /** Two parts that do not overlap are still parts of one tree. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeMap$NavigableSubMap.put")
  public void putsIntoHeadAndTail() throws Exception {
    NavigableMap<Integer, String> tree = tree();
    Map<Integer, String> head = tree.headMap(10);
    Map<Integer, String> tail = tree.tailMap(10);
    Threads.runAll(() -> head.put(9, "nine"), () -> tail.put(11, "eleven"));
  }

  /** Views of a tree that nobody changes. */
  @Verdict(Expected.SILENT)
  public void readsOfHeadAndTail() throws Exception {
    NavigableMap<Integer, String> tree = tree();
    Threads.runAll(
        () -> Check.equal("one", tree.headMap(2).get(1)),
        () -> Check.equal(2, tree.descendingMap().firstKey()),
        () -> Check.equal(Map.of(2, "two"), tree.tailMap(2)));
  }

  /** The cursor of an iteration goes from node to node, and the removal takes one away. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeMap.pollFirstEntry")
  public void pollAgainstIteration() throws Exception {
    NavigableMap<Integer, String> tree = tree();
    List<Integer> seen = new ArrayList<>();
    Threads.runAll(
        () -> tree.pollFirstEntry(),
        () -> {
          for (Integer key : tree.keySet()) {
            seen.add(key);
          }
        });
  }

  /** Both have the same lock, the iteration for as long as it takes. */
  @Verdict(Expected.SILENT)
  public void pollAndIterationUnderOneLock() throws Exception {
    NavigableMap<Integer, String> tree = Collections.synchronizedNavigableMap(tree());
    List<Integer> seen = new ArrayList<>();
    Threads.runAll(
        () -> tree.pollFirstEntry(),
        () -> {
          synchronized (tree) {
            seen.addAll(tree.keySet());
          }
        });
    Check.equal(2, seen.get(seen.size() - 1));
  }
}
