package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Sorted concurrent collections: the first element is only the first for now. */
public class SkipLists {
  /** Both may see the same first key, and both believe to have removed it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void firstThenRemove() throws Exception {
    ConcurrentSkipListMap<Integer, String> tickets =
        new ConcurrentSkipListMap<>(Map.of(1, "a", 2, "b"));
    AtomicInteger sum = new AtomicInteger();
    Threads.Action draw =
        () -> {
          Integer first = tickets.firstKey();
          tickets.remove(first);
          sum.addAndGet(first);
        };
    Threads.runAll(draw, draw);
    Check.equal(3, sum.get());
  }

  /** {@code pollFirstEntry} finds and removes in one step. */
  @Verdict(Expected.SILENT)
  public void pollFirst() throws Exception {
    ConcurrentSkipListMap<Integer, String> tickets =
        new ConcurrentSkipListMap<>(Map.of(1, "a", 2, "b"));
    AtomicInteger sum = new AtomicInteger();
    Threads.Action draw = () -> sum.addAndGet(tickets.pollFirstEntry().getKey());
    Threads.runAll(draw, draw);
    Check.equal(3, sum.get());
    Check.that(tickets.isEmpty(), "a ticket is left");
  }

  /** The set may be empty again when it is asked for its first element. */
  @Verdict(value = Expected.EXCEPTION, thrown = NoSuchElementException.class)
  public void emptyThenFirst() throws Exception {
    ConcurrentSkipListSet<Integer> set = new ConcurrentSkipListSet<>(List.of(1));
    Threads.runAll(
        () -> {
          if (!set.isEmpty()) {
            Check.equal(1, set.first());
          }
        },
        () -> set.remove(1));
  }

  /** {@code add} says which of the threads was the one. */
  @Verdict(Expected.SILENT)
  public void addOnce() throws Exception {
    ConcurrentSkipListSet<String> names = new ConcurrentSkipListSet<>();
    AtomicInteger winners = new AtomicInteger();
    Threads.Action register =
        () -> {
          if (names.add("name")) {
            winners.incrementAndGet();
          }
        };
    Threads.runAll(register, register);
    Check.equal(1, winners.get());
  }

  /** Neighbours put at the same time end up in order, and the values with their keys. */
  @Verdict(Expected.SILENT)
  public void sorted() throws Exception {
    ConcurrentSkipListMap<Integer, int[]> map = new ConcurrentSkipListMap<>();
    Threads.runAll(
        () -> map.put(3, new int[] {3}),
        () -> map.put(1, new int[] {1}),
        () -> map.put(2, new int[] {2}));
    Check.equal(List.of(1, 2, 3), List.copyOf(map.keySet()));
    Check.equal(2, map.ceilingEntry(2).getValue()[0]);
  }
}
