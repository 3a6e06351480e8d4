package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** Enum maps and sets, bit sets, and maps with keys of their own kind. */
public class EnumCollections {
  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  /** As many bits as a bit set keeps in one variable. */
  private static final int WORD = Long.SIZE;

  private static Map<Colour, Integer> mapped() {
    return new EnumMap<>(Map.of(Colour.RED, 1, Colour.GREEN, 2));
  }

  /** Each constant has a place of its own, but there is one size. */
  @Verdict(value = Expected.DATA_RACE, variable = "EnumMap.put")
  public void putAgainstPut() throws Exception {
    Map<Colour, Integer> map = new EnumMap<>(Colour.class);
    Threads.runAll(() -> map.put(Colour.RED, 1), () -> map.put(Colour.BLUE, 3));
  }

  /** The same place. */
  @Verdict(value = Expected.DATA_RACE, variable = "EnumMap.put")
  public void replacementAgainstGetOfTheSameKey() throws Exception {
    Map<Colour, Integer> map = mapped();
    Threads.runAll(() -> map.put(Colour.RED, 10), () -> map.get(Colour.RED));
  }

  /** Another place, and the size stays. */
  @Verdict(Expected.SILENT)
  public void replacementAgainstGetOfAnotherKey() throws Exception {
    Map<Colour, Integer> map = mapped();
    Threads.runAll(() -> map.put(Colour.RED, 10), () -> Check.equal(2, map.get(Colour.GREEN)));
  }

  /** All elements of a small set are bits of one number. */
  @Verdict(value = Expected.DATA_RACE, variable = "RegularEnumSet.add")
  public void addOfDifferentConstants() throws Exception {
    Set<Colour> set = EnumSet.noneOf(Colour.class);
    Threads.runAll(() -> set.add(Colour.RED), () -> set.add(Colour.BLUE));
  }

  /** The constant that is asked for is in the number that changes. */
  @Verdict(value = Expected.DATA_RACE, variable = "RegularEnumSet.remove")
  public void removeAgainstContains() throws Exception {
    Set<Colour> set = EnumSet.allOf(Colour.class);
    Threads.runAll(
        () -> set.remove(Colour.RED), () -> Check.that(set.contains(Colour.BLUE), "lost"));
  }

  /** The wrapper has the lock that the set has not. */
  @Verdict(Expected.SILENT)
  public void addToASynchronizedSet() throws Exception {
    Set<Colour> set = Collections.synchronizedSet(EnumSet.noneOf(Colour.class));
    Threads.runAll(() -> set.add(Colour.RED), () -> set.add(Colour.BLUE));
    Check.equal(2, set.size());
  }

  /** A set of constants that never changes. */
  @Verdict(Expected.SILENT)
  public void containsAgainstContains() throws Exception {
    Set<Colour> set = EnumSet.of(Colour.RED);
    Threads.runAll(
        () -> Check.that(set.contains(Colour.RED), "lost"),
        () -> Check.that(!set.contains(Colour.BLUE), "never added"));
  }

  /** Different bits of one word: the word is read, changed and written as a whole. */
  @Verdict(value = Expected.DATA_RACE, variable = "BitSet.set")
  public void bitsOfOneWord() throws Exception {
    BitSet bits = new BitSet();
    bits.set(3 * WORD);
    Threads.runAll(() -> bits.set(1), () -> bits.set(2));
  }

  /** Bits of different words, all of which are in use already. */
  @Verdict(Expected.SILENT)
  public void bitsOfDifferentWords() throws Exception {
    BitSet bits = new BitSet();
    bits.set(3 * WORD);
    Threads.runAll(() -> bits.set(1), () -> bits.set(2 * WORD));
    Check.equal(3, bits.cardinality());
  }

  /** The first bit of a new word makes the whole set longer. */
  @Verdict(value = Expected.DATA_RACE, variable = "BitSet.set")
  public void bitOfANewWordAgainstGet() throws Exception {
    BitSet bits = new BitSet();
    Threads.runAll(() -> bits.set(5 * WORD), () -> bits.get(1));
  }

  /** Keys that are told apart by what they are, not by what they equal, share one table too. */
  @Verdict(value = Expected.DATA_RACE, variable = "IdentityHashMap.put")
  public void putByIdentity() throws Exception {
    Map<Object, String> map = new IdentityHashMap<>();
    Object key = new Object();
    Threads.runAll(() -> map.put(key, "a"), () -> map.get(key));
  }

  /** Readers of such a table. */
  @Verdict(Expected.SILENT)
  public void getByIdentity() throws Exception {
    Object key = new Object();
    Map<Object, String> map = new IdentityHashMap<>(Map.of(key, "a"));
    Threads.Action get = () -> Check.equal("a", map.get(key));
    Threads.runAll(get, get);
  }

  /** A key that holds nothing back counts in the size like any other. */
  @Verdict(value = Expected.DATA_RACE, variable = "WeakHashMap.put")
  public void putOfWeakKeys() throws Exception {
    Map<Object, String> map = new WeakHashMap<>();
    Threads.runAll(() -> map.put(Colour.RED, "a"), () -> map.put(Colour.BLUE, "b"));
  }

  /** A key that nobody holds may go at any time, and whoever asks the map then clears it away. */
  @Verdict(value = Expected.DATA_RACE, variable = "WeakHashMap.get")
  public void getOfWeakKeys() throws Exception {
    Map<Object, String> map = new WeakHashMap<>(Map.of(Colour.RED, "a", new Object(), "gone"));
    Threads.runAll(() -> map.get(Colour.RED), () -> map.get(Colour.RED));
  }

  /** The lock also covers that a reader clears away keys that are gone. */
  @Verdict(Expected.SILENT)
  public void putOfWeakKeysUnderOneLock() throws Exception {
    Map<Object, String> map = Collections.synchronizedMap(new WeakHashMap<>());
    Threads.runAll(() -> map.put(Colour.RED, "a"), () -> map.put(Colour.BLUE, "b"));
    Check.equal(2, map.size());
  }
}
