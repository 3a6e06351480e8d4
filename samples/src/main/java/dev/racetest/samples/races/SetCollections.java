package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Sets without a lock: each is the keys of a map, and as little fit to be shared. */
public class SetCollections {
  /** Neither element is the one that is looked for, but all are in one table. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashSet.add")
  public void addAgainstContains() throws Exception {
    Set<String> set = new HashSet<>();
    Threads.runAll(() -> set.add("a"), () -> Check.that(!set.contains("b"), "never added"));
  }

  /** Adding what is there already replaces one mark by the same mark, but still writes it. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashSet.add")
  public void addOfWhatIsThere() throws Exception {
    Set<String> set = new HashSet<>(List.of("a"));
    Threads.Action add = () -> set.add("a");
    Threads.runAll(add, add);
  }

  /** To ask first and not to add what is there leaves everything as it is. */
  @Verdict(Expected.SILENT)
  public void noAddOfWhatIsThere() throws Exception {
    Set<String> set = new HashSet<>(List.of("a"));
    Threads.Action add =
        () -> {
          if (!set.contains("a")) {
            set.add("a");
          }
        };
    Threads.runAll(add, add);
    Check.equal(1, set.size());
  }

  /** Both become the last in the order of insertion. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashSet.add")
  public void linkedAddAgainstAdd() throws Exception {
    Set<String> set = new LinkedHashSet<>();
    Threads.runAll(() -> set.add("a"), () -> set.add("b"));
  }

  /** Both become a leaf of one tree. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeSet.add")
  public void sortedAddAgainstAdd() throws Exception {
    Set<String> set = new TreeSet<>(List.of("m"));
    Threads.runAll(() -> set.add("a"), () -> set.add("z"));
  }

  /** A search in the tree comes past the place where the other thread hangs its leaf. */
  @Verdict(value = Expected.DATA_RACE, variable = "TreeSet.add")
  public void sortedAddAgainstHigher() throws Exception {
    TreeSet<String> set = new TreeSet<>(List.of("m"));
    Threads.runAll(() -> set.add("z"), () -> set.higher("m"));
  }

  /** Readers of all three kinds. */
  @Verdict(Expected.SILENT)
  public void containsAgainstContains() throws Exception {
    List<Set<String>> sets =
        List.of(
            new HashSet<>(List.of("a")),
            new LinkedHashSet<>(List.of("a")),
            new TreeSet<>(List.of("a")));
    Threads.Action ask = () -> sets.forEach(set -> Check.that(set.contains("a"), "lost"));
    Threads.runAll(ask, ask);
  }

  /** The keys of a concurrent map make a set that may be shared. */
  @Verdict(Expected.SILENT)
  public void addsToAConcurrentSet() throws Exception {
    Set<String> set = ConcurrentHashMap.newKeySet();
    Threads.runAll(() -> set.add("a"), () -> set.add("b"));
    Check.equal(Set.of("a", "b"), set);
  }
}
