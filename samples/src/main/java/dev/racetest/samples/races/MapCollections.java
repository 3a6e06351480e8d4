package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hash maps without a lock. A value may be replaced beside readers of other keys; a key may not be
 * added or removed beside anybody.
 */
public class MapCollections {
  /** As many as a new map takes before it grows. */
  private static final int FULL = 12;

  /** The length of the table until then; keys that differ by it meet at one place. */
  private static final int TABLE = 16;

  private static Map<Integer, String> fullMap() {
    Map<Integer, String> map = new HashMap<>();
    for (int key = 0; key < FULL; key++) {
      map.put(key, "old");
    }
    return map;
  }

  /** Both add a key. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void putAgainstPut() throws Exception {
    Map<String, Integer> map = new HashMap<>();
    Threads.runAll(() -> map.put("a", 1), () -> map.put("b", 2));
  }

  /** The key that is added is the key that is looked for. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void putAgainstGetOfTheSameKey() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of("b", 2));
    Threads.runAll(() -> map.put("a", 1), () -> map.get("a"));
  }

  /** One key more, and all the others move into a table twice as large. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void growthAgainstGetOfAnotherKey() throws Exception {
    Map<Integer, String> map = fullMap();
    Threads.runAll(() -> map.put(FULL, "new"), () -> map.get(0));
  }

  /** The table stays as it is, and so do all values but one. */
  @Verdict(Expected.SILENT)
  public void replacementAgainstGetOfAnotherKey() throws Exception {
    Map<Integer, String> map = fullMap();
    Threads.runAll(() -> map.put(1, "new"), () -> Check.equal("old", map.get(0)));
    Check.equal("new", map.get(1));
  }

  /** The one value that does not stay as it is. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.replace")
  public void replacementAgainstGetOfTheSameKey() throws Exception {
    Map<Integer, String> map = fullMap();
    Threads.runAll(() -> map.replace(1, "new"), () -> map.get(1));
  }

  /** An entry is a way into the map. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap$Node.setValue")
  public void entrySetValueAgainstGet() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    Map.Entry<String, Integer> entry = map.entrySet().iterator().next();
    Threads.runAll(() -> entry.setValue(2), () -> map.get("a"));
  }

  /** A copy of the entry is none. */
  @Verdict(Expected.SILENT)
  public void valueOfACopiedEntryAgainstReplacement() throws Exception {
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    Map.Entry<String, Integer> entry = Map.entry("a", map.get("a"));
    Threads.runAll(() -> map.put("a", 2), () -> Check.equal(1, entry.getValue()));
  }

  /** The key that is looked for was never there, but it would be beside the one that goes. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.remove")
  public void removeAgainstContainsKey() throws Exception {
    Map<Integer, String> map = fullMap();
    Threads.runAll(
        () -> map.remove(1), () -> Check.that(!map.containsKey(1 + TABLE), "never added"));
  }

  /** Each is a read and a write, and nothing holds them together. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.merge")
  public void mergeAgainstMerge() throws Exception {
    Map<String, Integer> counts = new HashMap<>(Map.of("a", 0));
    Threads.Action count = () -> counts.merge("a", 1, Integer::sum);
    Threads.runAll(count, count);
  }

  /** A cache that each of its readers may have to fill. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.computeIfAbsent")
  public void computeIfAbsentTwice() throws Exception {
    Map<Integer, String> cache = new HashMap<>();
    Threads.Action lookUp = () -> cache.computeIfAbsent(1, key -> "new");
    Threads.runAll(lookUp, lookUp);
  }

  /** A cache that was filled before: now to ask it is only to read it. */
  @Verdict(Expected.SILENT)
  public void computeIfAbsentOfWhatIsThere() throws Exception {
    Map<Integer, String> cache = fullMap();
    Threads.Action lookUp = () -> Check.equal("old", cache.computeIfAbsent(1, key -> "new"));
    Threads.runAll(lookUp, lookUp);
  }

  /** Who wants to add a key makes a new map and shows it when it is complete. */
  @Verdict(Expected.SILENT)
  public void replacedAsAWhole() throws Exception {
    AtomicReference<Map<Integer, String>> current = new AtomicReference<>(fullMap());
    Threads.runAll(
        () -> {
          Map<Integer, String> next = new HashMap<>(current.get());
          next.put(FULL, "new");
          current.set(next);
        },
        () -> Check.equal("old", current.get().get(0)));
    Check.equal(FULL + 1, current.get().size());
  }
}
