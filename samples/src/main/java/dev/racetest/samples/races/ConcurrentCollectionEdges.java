package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Placing an element in a concurrent collection happens before others find it there. */
public class ConcurrentCollectionEdges {
  private final Parcel parcel = new Parcel();

  private static final class Parcel {
    int content;

    void fill() {
      content++;
    }
  }

  /** Puts the parcel somewhere. */
  @FunctionalInterface
  private interface Put {
    void put(Parcel parcel);
  }

  /** Finds the parcel there, or nothing. */
  @FunctionalInterface
  private interface Find {
    Parcel find();
  }

  private void fillAndPut(Put put, Find find) throws InterruptedException {
    Threads.runAll(
        () -> {
          parcel.fill();
          put.put(parcel);
        },
        () -> fillIfFound(find));
  }

  private void putAndFill(Put put, Find find) throws InterruptedException {
    Threads.runAll(
        () -> {
          put.put(parcel);
          parcel.fill();
        },
        () -> fillIfFound(find));
  }

  private static void fillIfFound(Find find) {
    Parcel found = find.find();
    if (found != null) {
      found.fill();
    }
  }

  private static Parcel first(Iterable<Parcel> parcels) {
    for (Parcel parcel : parcels) {
      return parcel;
    }
    return null;
  }

  /** Filled before it is in the map. */
  @Verdict(Expected.SILENT)
  public void hashMap() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>();
    fillAndPut(put -> map.put(1, put), () -> map.get(1));
  }

  /** Filled when it is in the map. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void hashMapTooEarly() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>();
    putAndFill(put -> map.put(1, put), () -> map.get(1));
  }

  /** Looking for another key finds nothing and orders nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void anotherKey() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>();
    fillAndPut(put -> map.put(1, put), () -> map.containsKey(2) ? null : parcel);
  }

  /** Finding the key is finding the element. */
  @Verdict(Expected.SILENT)
  public void containsKey() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>();
    fillAndPut(put -> map.put(1, put), () -> map.containsKey(1) ? parcel : null);
  }

  /** Both make a parcel where there is none, and get the same. */
  @Verdict(Expected.SILENT)
  public void computeIfAbsent() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>();
    Threads.Action action =
        () ->
            map.computeIfAbsent(
                1,
                key -> {
                  parcel.fill();
                  return parcel;
                });
    Threads.runAll(action, action);
  }

  /** Both go on with what they have got. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void filledAfterComputeIfAbsent() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>();
    Threads.Action action = () -> map.computeIfAbsent(1, key -> parcel).fill();
    Threads.runAll(action, action);
  }

  /** The one who has removed it is the only one. */
  @Verdict(Expected.SILENT)
  public void removed() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentHashMap<>(Map.of(1, parcel));
    Threads.Action action = () -> fillIfFound(() -> map.remove(1));
    Threads.runAll(action, action);
  }

  /** A set made of a concurrent map. */
  @Verdict(Expected.SILENT)
  public void keySet() throws Exception {
    Set<Parcel> set = ConcurrentHashMap.newKeySet();
    fillAndPut(set::add, () -> first(set));
  }

  /** Filled before it is in the sorted map. */
  @Verdict(Expected.SILENT)
  public void skipListMap() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentSkipListMap<>();
    fillAndPut(put -> map.put(1, put), () -> map.get(1));
  }

  /** Filled when it is in the sorted map. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void skipListMapTooEarly() throws Exception {
    Map<Integer, Parcel> map = new ConcurrentSkipListMap<>();
    putAndFill(put -> map.put(1, put), () -> map.get(1));
  }

  /** Filled before it is in the list. */
  @Verdict(Expected.SILENT)
  public void copyOnWriteList() throws Exception {
    List<Parcel> list = new CopyOnWriteArrayList<>();
    fillAndPut(list::add, () -> first(list));
  }

  /** Filled when it is in the list. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void copyOnWriteListTooEarly() throws Exception {
    List<Parcel> list = new CopyOnWriteArrayList<>();
    putAndFill(list::add, () -> first(list));
  }

  /** Filled before it is in the queue. */
  @Verdict(Expected.SILENT)
  public void linkedQueue() throws Exception {
    Queue<Parcel> queue = new ConcurrentLinkedQueue<>();
    fillAndPut(queue::add, queue::poll);
  }

  /** Filled when it is in the queue. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void linkedQueueTooEarly() throws Exception {
    Queue<Parcel> queue = new ConcurrentLinkedQueue<>();
    putAndFill(queue::add, queue::poll);
  }

  /** Looking at the queue's head takes nothing away, and is ordered as well. */
  @Verdict(Expected.SILENT)
  public void linkedDeque() throws Exception {
    ConcurrentLinkedDeque<Parcel> deque = new ConcurrentLinkedDeque<>();
    fillAndPut(deque::addLast, deque::peekFirst);
  }

  /** Filled when it is in the deque. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void linkedDequeTooEarly() throws Exception {
    ConcurrentLinkedDeque<Parcel> deque = new ConcurrentLinkedDeque<>();
    putAndFill(deque::addLast, deque::pollFirst);
  }
}
