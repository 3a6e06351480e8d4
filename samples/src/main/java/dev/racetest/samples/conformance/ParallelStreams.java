package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parallel streams: the lambdas run on the caller and on the common pool at the same time. */
public class ParallelStreams {
  private static IntStream numbers() {
    return IntStream.rangeClosed(1, 4).parallel().peek(number -> Thread.yield());
  }

  /** The stream collects in parts and puts them together in order. */
  @Verdict(Expected.SILENT)
  public void collect() {
    List<Integer> list = numbers().boxed().collect(Collectors.toList());
    Check.equal(List.of(1, 2, 3, 4), list);
  }

  /** Adding to a list that is not made for it. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList")
  public void forEachIntoList() {
    List<Integer> list = new ArrayList<>();
    numbers().forEach(list::add);
  }

  /** A concurrent queue holds all of them, in some order. */
  @Verdict(Expected.SILENT)
  public void forEachIntoQueue() {
    Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    numbers().forEach(queue::add);
    Check.equal(10, queue.stream().mapToInt(Integer::intValue).sum());
  }

  /** {@code forEach} keeps no order. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void forEachInOrder() {
    Queue<Integer> queue = new ConcurrentLinkedQueue<>();
    numbers().forEach(queue::add);
    Check.equal(List.of(1, 2, 3, 4), List.copyOf(queue));
  }

  /** {@code forEachOrdered} does, one after the other: a plain list is enough. */
  @Verdict(Expected.SILENT)
  public void forEachOrdered() {
    List<Integer> list = new ArrayList<>();
    numbers().forEachOrdered(list::add);
    Check.equal(List.of(1, 2, 3, 4), list);
  }

  /** A sum by reduction has no shared variable. */
  @Verdict(Expected.SILENT)
  public void reduce() {
    Check.equal(10, numbers().reduce(0, Integer::sum));
  }

  /** A sum as a side effect of the reduction has one. */
  @Verdict(Expected.DATA_RACE)
  public void reduceWithSideEffect() {
    int[] additions = new int[1];
    int sum =
        numbers()
            .map(
                number -> {
                  additions[0]++;
                  return number;
                })
            .sum();
    Check.equal(10, sum);
  }

  /** A counter of atomic accesses, two for each number. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void getThenSet() {
    AtomicInteger count = new AtomicInteger();
    numbers()
        .forEach(
            number -> {
              int seen = count.get();
              Thread.yield();
              count.set(seen + 1);
            });
    Check.equal(4, count.get());
  }
}
