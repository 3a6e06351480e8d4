package dev.racetest.benchmarks.beside;

import dev.racetest.harness.operations.OperationTest;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * What is tested. The methods are operations for both tools; threads, calls and specification are
 * those of {@link OperationTest} for both.
 */
public final class Structures {
  private Structures() {}

  /** A counter that is right. */
  @OperationTest(threads = 3, operations = 2, specification = Specifications.Counter.class)
  public static class Counter {
    private final AtomicInteger count = new AtomicInteger();

    @Operation
    @dev.racetest.harness.operations.Operation
    public int increment() {
      return count.incrementAndGet();
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public int get() {
      return count.get();
    }
  }

  /** Treiber's stack. */
  @OperationTest(threads = 3, operations = 3, specification = Specifications.Stack.class)
  public static class TreiberStack {
    private record Node(int value, Node next) {}

    private final AtomicReference<Node> top = new AtomicReference<>();

    @Operation
    @dev.racetest.harness.operations.Operation
    public void push(@Param(gen = IntGen.class, conf = "1:3") int value) {
      Node before;
      do {
        before = top.get();
      } while (!top.compareAndSet(before, new Node(value, before)));
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer pop() {
      Node before;
      do {
        before = top.get();
        if (before == null) {
          return null;
        }
      } while (!top.compareAndSet(before, before.next()));
      return before.value();
    }
  }

  /** The JDK's queue. */
  @OperationTest(fineGrained = true, specification = Specifications.Queue.class)
  public static class LinkedQueue {
    private final ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();

    @Operation
    @dev.racetest.harness.operations.Operation
    public boolean add(@Param(gen = IntGen.class, conf = "1:3") int value) {
      return queue.add(value);
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer poll() {
      return queue.poll();
    }
  }

  /** The JDK's map. */
  @OperationTest(fineGrained = true, specification = Specifications.Map.class)
  public static class HashMap {
    private final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer put(
        @Param(gen = IntGen.class, conf = "1:3") int key,
        @Param(gen = IntGen.class, conf = "1:3") int value) {
      return map.put(key, value);
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer get(@Param(gen = IntGen.class, conf = "1:3") int key) {
      return map.get(key);
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer remove(@Param(gen = IntGen.class, conf = "1:3") int key) {
      return map.remove(key);
    }
  }

  /** A stack whose nodes are used again, so that a compare-and-set succeeds where it must not. */
  @OperationTest(
      before = 2,
      after = 2,
      specification = Specifications.Stack.class,
      scenarios = 10_000)
  public static class BrokenStack {
    private static final class Node {
      volatile int value;
      volatile Node next;
    }

    private final AtomicReference<Node> top = new AtomicReference<>();
    private final Queue<Node> free = new ConcurrentLinkedQueue<>();

    @Operation
    @dev.racetest.harness.operations.Operation
    public void push(@Param(gen = IntGen.class, conf = "1:3") int value) {
      Node taken = free.poll();
      Node node = taken == null ? new Node() : taken;
      node.value = value;
      Node before;
      do {
        before = top.get();
        node.next = before;
      } while (!top.compareAndSet(before, node));
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer pop() {
      Node before;
      do {
        before = top.get();
        if (before == null) {
          return null;
        }
      } while (!top.compareAndSet(before, before.next));
      int value = before.value;
      free.add(before);
      return value;
    }
  }

  /** The JDK's deque, which is not linearizable when both ends are used. */
  @OperationTest(fineGrained = true, specification = Specifications.Deque.class, scenarios = 10_000)
  public static class LinkedDeque {
    private final ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>();

    @Operation
    @dev.racetest.harness.operations.Operation
    public void addFirst(@Param(gen = IntGen.class, conf = "1:3") int value) {
      deque.addFirst(value);
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public void addLast(@Param(gen = IntGen.class, conf = "1:3") int value) {
      deque.addLast(value);
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer pollFirst() {
      return deque.pollFirst();
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer pollLast() {
      return deque.pollLast();
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer peekFirst() {
      return deque.peekFirst();
    }

    @Operation
    @dev.racetest.harness.operations.Operation
    public Integer peekLast() {
      return deque.peekLast();
    }
  }
}
