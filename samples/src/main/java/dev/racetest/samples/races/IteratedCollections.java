package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Queue;
import java.util.Spliterator;

/**
 * Iterations. That one beside a change ends in an exception is the lucky case: the count by which
 * it is noticed is a plain field, too.
 */
public class IteratedCollections {
  private static List<Integer> list() {
    return new ArrayList<>(List.of(1, 2, 3, 4));
  }

  private static Map<String, Integer> map() {
    return new HashMap<>(Map.of("a", 1, "b", 2));
  }

  private static int sum(Iterable<Integer> numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** The loop over a list in which the other thread puts something. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void loopAgainstAdd() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> list.add(5), () -> sum(list));
  }

  /** Each loop has its own iterator. */
  @Verdict(Expected.SILENT)
  public void loopAgainstLoop() throws Exception {
    List<Integer> list = list();
    Threads.Action loop = () -> Check.equal(10, sum(list));
    Threads.runAll(loop, loop);
  }

  /** The lock is held for the whole of the loop. */
  @Verdict(Expected.SILENT)
  public void loopUnderTheLock() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> {
          synchronized (list) {
            list.add(5);
          }
        },
        () -> {
          synchronized (list) {
            Check.that(sum(list) >= 10, "lost");
          }
        });
  }

  /** The loop goes over a copy, and only the copying needs the lock. */
  @Verdict(Expected.SILENT)
  public void loopOverACopy() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> {
          synchronized (list) {
            list.add(5);
          }
        },
        () -> {
          List<Integer> copy;
          synchronized (list) {
            copy = new ArrayList<>(list);
          }
          Check.that(sum(copy) >= 10, "lost");
        });
  }

  /** One iterator for two threads: both move its cursor. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList$Itr.next")
  public void oneIteratorForTwo() throws Exception {
    Iterator<Integer> iterator = list().iterator();
    Threads.runAll(() -> iterator.next(), () -> iterator.next());
  }

  /** An iterator removes from the list that it belongs to. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList$Itr.remove")
  public void iteratorRemoveAgainstGet() throws Exception {
    List<Integer> list = list();
    Threads.runAll(
        () -> {
          Iterator<Integer> iterator = list.iterator();
          iterator.next();
          iterator.remove();
        },
        () -> list.get(1));
  }

  /** The iterator sets the element that the other thread gets. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList$ListItr.set")
  public void iteratorSetAgainstGetOfTheSameElement() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> setFirst(list), () -> list.get(0));
  }

  /** It sets another one, and the list neither grows nor shrinks. */
  @Verdict(Expected.SILENT)
  public void iteratorSetAgainstGetOfAnotherElement() throws Exception {
    List<Integer> list = list();
    Threads.runAll(() -> setFirst(list), () -> Check.equal(2, list.get(1)));
    Check.equal(List.of(7, 2, 3, 4), list);
  }

  private static void setFirst(List<Integer> list) {
    ListIterator<Integer> iterator = list.listIterator();
    iterator.next();
    iterator.set(7);
  }

  /** The loop comes to each value, and so to the one that is replaced. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.put")
  public void loopOverValuesAgainstReplacement() throws Exception {
    Map<String, Integer> map = map();
    Threads.runAll(() -> map.put("a", 10), () -> sum(map.values()));
  }

  /** The loop looks at the keys, and the keys stay. */
  @Verdict(Expected.SILENT)
  public void loopOverKeysAgainstReplacement() throws Exception {
    Map<String, Integer> map = map();
    Threads.runAll(
        () -> map.put("a", 10), () -> Check.equal(2, String.join("", map.keySet()).length()));
    Check.equal(12, sum(map.values()));
  }

  /** The loop takes the entries out one after the other. */
  @Verdict(value = Expected.DATA_RACE, variable = "HashMap.size")
  public void loopThatRemovesAgainstSize() throws Exception {
    Map<String, Integer> map = map();
    Threads.runAll(
        () -> {
          Iterator<Map.Entry<String, Integer>> entries = map.entrySet().iterator();
          entries.next();
          entries.remove();
        },
        () -> Check.that(map.size() <= 2, "has grown"));
  }

  /** The loop follows the queue to its end, which is being moved. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayDeque.add")
  public void loopOverAQueueAgainstAdd() throws Exception {
    Queue<Integer> queue = new ArrayDeque<>(List.of(1, 2));
    Threads.runAll(() -> queue.add(3), () -> sum(queue));
  }

  /** A split in two halves gives each thread its own. */
  @Verdict(Expected.SILENT)
  public void halvesOfASplit() throws Exception {
    List<Integer> list = list();
    Spliterator<Integer> back = list.spliterator();
    Spliterator<Integer> front = back.trySplit();
    int[] sums = new int[2];
    Threads.runAll(
        () -> front.forEachRemaining(number -> sums[0] += number),
        () -> back.forEachRemaining(number -> sums[1] += number));
    Check.equal(10, sums[0] + sums[1]);
  }

  /** Both advance the half that is left. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList$ArrayListSpliterator.tryAdvance")
  public void oneSplitForTwo() throws Exception {
    Spliterator<Integer> spliterator = list().spliterator();
    Threads.Action advance = () -> spliterator.tryAdvance(number -> Check.that(number > 0, "bad"));
    Threads.runAll(advance, advance);
  }
}
