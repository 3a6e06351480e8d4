package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Orders that nobody has chosen: those of identity hash codes, of the immutable sets and maps of
 * this JVM, and of the numbers of threads. Where the steps of a program depend on one, an execution
 * can be brought back only together with it.
 */
public class IdentityOrders {
  private static final List<String> WORDS = List.of("one", "two", "three", "four");

  /** Both make a sequence of their own and count its numbers, each in one step. */
  private static void countAtomically(Callable<Collection<Integer>> sequence) throws Exception {
    AtomicInteger count = new AtomicInteger();
    AtomicInteger expected = new AtomicInteger();
    Threads.Action counter =
        () -> {
          for (int number : sequence.call()) {
            expected.addAndGet(number);
            for (int i = 0; i < number; i++) {
              count.incrementAndGet();
            }
          }
        };
    Threads.runAll(counter, counter);
    Check.equal(expected.get(), count.get());
  }

  /** Both count the numbers in two steps each, and take as many steps again in between. */
  private static void countInTwoSteps(Callable<Collection<Integer>> sequence) throws Exception {
    AtomicInteger count = new AtomicInteger();
    AtomicInteger expected = new AtomicInteger();
    AtomicInteger steps = new AtomicInteger();
    Threads.Action counter =
        () -> {
          for (int number : sequence.call()) {
            expected.addAndGet(number);
            count.set(count.get() + number);
            for (int i = 0; i < number; i++) {
              steps.incrementAndGet();
            }
          }
        };
    Threads.runAll(counter, counter);
    Check.equal(expected.get(), count.get());
  }

  private static Map<Object, Integer> fill(Map<Object, Integer> map) {
    for (int i = 0; i < 4; i++) {
      map.put(new Object(), i);
    }
    return map;
  }

  private static Collection<Integer> hashMap() {
    return fill(new HashMap<>()).values();
  }

  private static Collection<Integer> identityHashMap() {
    return fill(new IdentityHashMap<>()).values();
  }

  private static Collection<Integer> concurrentHashMap() {
    return fill(new ConcurrentHashMap<>()).values();
  }

  private static Collection<Integer> immutableSet() {
    List<Integer> lengths = new ArrayList<>();
    for (String word : Set.copyOf(WORDS)) {
      lengths.add(WORDS.indexOf(word));
    }
    return lengths;
  }

  private static Collection<Integer> immutableMap() {
    return Map.of("one", 1, "two", 2, "three", 3, "four", 0).values();
  }

  private static Collection<Integer> hashCodes() {
    return List.of(new Object().hashCode() & 3, System.identityHashCode(new int[1]) & 3);
  }

  private static Collection<Integer> toStrings() {
    String text = new Object().toString();
    return List.of(text.charAt(text.length() - 1) & 3, text.length() & 3);
  }

  private static Collection<Integer> threadNames() {
    String name = Thread.currentThread().getName();
    return List.of(name.hashCode() & 3, name.length() & 3);
  }

  private static Collection<Integer> threadIds() {
    long id = Thread.currentThread().getId();
    return List.of((int) (id & 3), (int) (id >> 2 & 3));
  }

  /** A hash map of objects that have no hash code of their own. */
  @Verdict(Expected.SILENT)
  public void orderOfHashMap() throws Exception {
    countAtomically(IdentityOrders::hashMap);
  }

  /** A map that goes by identity. */
  @Verdict(Expected.SILENT)
  public void orderOfIdentityHashMap() throws Exception {
    countAtomically(IdentityOrders::identityHashMap);
  }

  /** A concurrent map of objects that have no hash code of their own. */
  @Verdict(Expected.SILENT)
  public void orderOfConcurrentHashMap() throws Exception {
    countAtomically(IdentityOrders::concurrentHashMap);
  }

  /** Each JVM has an order of its own for immutable sets. */
  @Verdict(Expected.SILENT)
  public void orderOfImmutableSet() throws Exception {
    countAtomically(IdentityOrders::immutableSet);
  }

  /** And for immutable maps. */
  @Verdict(Expected.SILENT)
  public void orderOfImmutableMap() throws Exception {
    countAtomically(IdentityOrders::immutableMap);
  }

  /** Hash codes as numbers. */
  @Verdict(Expected.SILENT)
  public void numbersOfHashCodes() throws Exception {
    countAtomically(IdentityOrders::hashCodes);
  }

  /** Hash codes in the texts of objects. */
  @Verdict(Expected.SILENT)
  public void digitsOfToString() throws Exception {
    countAtomically(IdentityOrders::toStrings);
  }

  /** Threads are numbered, in their names... */
  @Verdict(Expected.SILENT)
  public void namesOfThreads() throws Exception {
    countAtomically(IdentityOrders::threadNames);
  }

  /** ...and by their ids. */
  @Verdict(Expected.SILENT)
  public void idsOfThreads() throws Exception {
    countAtomically(IdentityOrders::threadIds);
  }

  /** The order of a hash map in a program that loses updates. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesByHashMap() throws Exception {
    countInTwoSteps(IdentityOrders::hashMap);
  }

  /** The order of a map by identity in a program that loses updates. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesByIdentityHashMap() throws Exception {
    countInTwoSteps(IdentityOrders::identityHashMap);
  }

  /** The order of an immutable set in a program that loses updates. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesByImmutableSet() throws Exception {
    countInTwoSteps(IdentityOrders::immutableSet);
  }

  /** The order of an immutable map in a program that loses updates. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesByImmutableMap() throws Exception {
    countInTwoSteps(IdentityOrders::immutableMap);
  }

  /** The digits of hash codes in a program that loses updates. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesByToString() throws Exception {
    countInTwoSteps(
        () -> {
          List<Integer> numbers = new ArrayList<>(toStrings());
          numbers.add(1);
          return numbers;
        });
  }

  /** The numbers of threads in a program that loses updates. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lostUpdatesByThreadNumbers() throws Exception {
    countInTwoSteps(
        () -> {
          List<Integer> numbers = new ArrayList<>(threadNames());
          numbers.addAll(threadIds());
          numbers.add(1);
          return numbers;
        });
  }
}
