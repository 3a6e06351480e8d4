package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Linked hash maps: one that keeps the order of its accesses is written by its readers. */
public class LinkedCollections {
  private static final int CAPACITY = 3;

  private static Map<String, Integer> fill(Map<String, Integer> map) {
    map.put("a", 1);
    map.put("b", 2);
    map.put("c", 3);
    return map;
  }

  private static Map<String, Integer> inOrderOfInsertion() {
    return fill(new LinkedHashMap<>());
  }

  /** The usual cache: the entry that nobody has asked for the longest time goes. */
  private static Map<String, Integer> inOrderOfAccess() {
    return fill(
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > CAPACITY;
          }
        });
  }

  /** Both get, and both move what they have got to the end. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedHashMap.get")
  public void getAgainstGetInOrderOfAccess() throws Exception {
    Map<String, Integer> cache = inOrderOfAccess();
    Threads.runAll(() -> cache.get("a"), () -> cache.get("b"));
  }

  /** In the order of insertion nothing moves. */
  @Verdict(Expected.SILENT)
  public void getAgainstGetInOrderOfInsertion() throws Exception {
    Map<String, Integer> map = inOrderOfInsertion();
    Threads.runAll(() -> Check.equal(1, map.get("a")), () -> Check.equal(2, map.get("b")));
  }

  /** Many may hold the read lock at once, and each of them writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedHashMap.get")
  public void getUnderTheReadLock() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    getAndPut(lock.readLock(), lock.writeLock());
  }

  /** Who asks this map has to lock it like one who changes it. */
  @Verdict(Expected.SILENT)
  public void getUnderTheWriteLock() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    getAndPut(lock.writeLock(), lock.writeLock());
  }

  private static void getAndPut(Lock forGet, Lock forPut) throws InterruptedException {
    Map<String, Integer> cache = inOrderOfAccess();
    Threads.runAll(
        () -> locked(forGet, () -> cache.get("a")),
        () -> locked(forGet, () -> cache.get("b")),
        () -> locked(forPut, () -> cache.put("d", 4)));
    Check.equal(CAPACITY, cache.size());
  }

  private static void locked(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** To ask whether a key is there is no access that counts for the order. */
  @Verdict(Expected.SILENT)
  public void containsKeyInOrderOfAccess() throws Exception {
    Map<String, Integer> cache = inOrderOfAccess();
    Threads.Action ask = () -> Check.that(cache.containsKey("a"), "lost");
    Threads.runAll(ask, ask);
  }

  /** An iteration follows the links which the other thread's get changes. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedHashMap.get")
  public void iterationAgainstGetInOrderOfAccess() throws Exception {
    Map<String, Integer> cache = inOrderOfAccess();
    Threads.runAll(() -> cache.get("a"), () -> sum(cache));
  }

  /** Without an order of access a get goes past the links. */
  @Verdict(Expected.SILENT)
  public void iterationAgainstGetInOrderOfInsertion() throws Exception {
    Map<String, Integer> map = inOrderOfInsertion();
    Threads.runAll(() -> Check.equal(1, map.get("a")), () -> Check.equal(6, sum(map)));
  }

  /** The new entry is linked to the one where the iteration may just be. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void iterationAgainstPut() throws Exception {
    Map<String, Integer> map = inOrderOfInsertion();
    Threads.runAll(() -> map.put("d", 4), () -> sum(map));
  }

  private static int sum(Map<String, Integer> map) {
    int sum = 0;
    for (int value : map.values()) {
      sum += value;
    }
    return sum;
  }

  /** A value that is replaced stays at its place in the order of insertion. */
  @Verdict(Expected.SILENT)
  public void iterationOfKeysAgainstReplacement() throws Exception {
    Map<String, Integer> map = inOrderOfInsertion();
    Threads.runAll(() -> map.put("b", 20), () -> Check.equal("abc", String.join("", map.keySet())));
  }
}
