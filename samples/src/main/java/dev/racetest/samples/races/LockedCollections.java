package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Stack;
import java.util.Vector;

/** The collections of old, which lock themselves for each call: no races, and other bugs. */
public class LockedCollections {
  private static Vector<Integer> vector() {
    return new Vector<>(List.of(1, 2, 3));
  }

  private static int sum(Iterable<Integer> numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** Each call has the lock of the vector. */
  @Verdict(Expected.SILENT)
  public void vectorAddAndGet() throws Exception {
    Vector<Integer> vector = vector();
    Threads.runAll(() -> vector.add(4), () -> Check.equal(1, vector.get(0)));
    Check.equal(4, vector.size());
  }

  /**
   * The iterator takes the lock for each element. That it looks at the size without the lock is
   * allowed for; that somebody came in between is not.
   */
  @Verdict(value = Expected.EXCEPTION, thrown = ConcurrentModificationException.class)
  public void vectorLoopAgainstAdd() throws Exception {
    Vector<Integer> vector = vector();
    Threads.runAll(() -> vector.add(4), () -> sum(vector));
  }

  /** One lock for the whole of the loop. */
  @Verdict(Expected.SILENT)
  public void vectorLoopUnderTheLock() throws Exception {
    Vector<Integer> vector = vector();
    Threads.runAll(
        () -> vector.add(4),
        () -> {
          synchronized (vector) {
            Check.that(sum(vector) >= 6, "lost");
          }
        });
  }

  /** The last element may be gone between the two calls. */
  @Verdict(value = Expected.EXCEPTION, thrown = ArrayIndexOutOfBoundsException.class)
  public void vectorSizeThenGet() throws Exception {
    Vector<Integer> vector = vector();
    Threads.runAll(() -> vector.remove(0), () -> vector.get(vector.size() - 1));
  }

  /** One call that does both. */
  @Verdict(Expected.SILENT)
  public void vectorLastElement() throws Exception {
    Vector<Integer> vector = vector();
    Threads.runAll(() -> vector.remove(0), () -> Check.equal(3, vector.lastElement()));
  }

  /** There is one element, and both see it. */
  @Verdict(value = Expected.EXCEPTION, thrown = EmptyStackException.class)
  public void stackPeekThenPop() throws Exception {
    Stack<Integer> stack = new Stack<>();
    stack.push(1);
    Threads.Action take =
        () -> {
          if (!stack.empty() && stack.peek() == 1) {
            stack.pop();
          }
        };
    Threads.runAll(take, take);
  }

  /** Each takes what it has put there, or what the other one has. */
  @Verdict(Expected.SILENT)
  public void stackPushThenPop() throws Exception {
    Stack<Integer> stack = new Stack<>();
    Threads.Action exchange =
        () -> {
          stack.push(1);
          stack.pop();
        };
    Threads.runAll(exchange, exchange);
    Check.that(stack.empty(), "something is left");
  }

  /** Two keys, one lock. */
  @Verdict(Expected.SILENT)
  public void hashtablePutAndGet() throws Exception {
    Map<String, Integer> table = new Hashtable<>(Map.of("a", 1));
    Threads.runAll(() -> table.put("b", 2), () -> Check.equal(1, table.get("a")));
    Check.equal(2, table.size());
  }

  /** Read, then written: two calls. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void hashtableGetThenPut() throws Exception {
    Map<String, Integer> table = new Hashtable<>(Map.of("a", 0));
    Threads.Action count = () -> table.put("a", table.get("a") + 1);
    Threads.runAll(count, count);
    Check.equal(2, table.get("a"));
  }

  /** One call with the lock held. */
  @Verdict(Expected.SILENT)
  public void hashtableMerge() throws Exception {
    Map<String, Integer> table = new Hashtable<>(Map.of("a", 0));
    Threads.Action count = () -> table.merge("a", 1, Integer::sum);
    Threads.runAll(count, count);
    Check.equal(2, table.get("a"));
  }

  /** Properties may even be iterated beside changes: inside there is a concurrent map. */
  @Verdict(Expected.SILENT)
  public void propertiesLoopAgainstSet() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("a", "1");
    Threads.runAll(
        () -> properties.setProperty("b", "2"),
        () -> {
          int length = String.join("", properties.stringPropertyNames()).length();
          Check.that(length == 1 || length == 2, "lost");
        });
    Check.equal("2", properties.getProperty("b"));
  }

  /** Two threads write into one buffer, and each word stays whole. */
  @Verdict(Expected.SILENT)
  public void bufferAppendAgainstAppend() throws Exception {
    StringBuffer buffer = new StringBuffer();
    Threads.runAll(() -> buffer.append("ab"), () -> buffer.append("cd"));
    Check.that(List.of("abcd", "cdab").contains(buffer.toString()), "mixed");
  }

  /** The length is out of date when the buffer is cut. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void bufferLengthThenSetLength() throws Exception {
    StringBuffer buffer = new StringBuffer("a");
    Threads.runAll(
        () -> buffer.append("bc"),
        () -> {
          int length = buffer.length();
          buffer.append("x");
          buffer.setLength(length);
        });
    Check.equal("abc", buffer.toString());
  }
}
