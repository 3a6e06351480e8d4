package dev.racetest.benchmarks.beside;

import java.util.ArrayDeque;
import java.util.HashMap;

/** What the operations of {@link Structures} answer one after the other. */
public final class Specifications {
  private Specifications() {}

  /** States are equal if what they are made of is; both tools look at it. */
  abstract static class WithState {
    abstract Object state();

    @Override
    public final boolean equals(Object other) {
      return other instanceof WithState same
          && getClass() == same.getClass()
          && state().equals(same.state());
    }

    @Override
    public final int hashCode() {
      return state().hashCode();
    }
  }

  /** A counter. */
  public static final class Counter extends WithState {
    private int count;

    public int increment() {
      return ++count;
    }

    public int get() {
      return count;
    }

    @Override
    Object state() {
      return count;
    }
  }

  /** A stack. */
  public static final class Stack extends WithState {
    private final ArrayDeque<Integer> stack = new ArrayDeque<>();

    public void push(int value) {
      stack.push(value);
    }

    public Integer pop() {
      return stack.poll();
    }

    @Override
    Object state() {
      return stack.stream().toList();
    }
  }

  /** A queue. */
  public static final class Queue extends WithState {
    private final ArrayDeque<Integer> queue = new ArrayDeque<>();

    public boolean add(int value) {
      return queue.add(value);
    }

    public Integer poll() {
      return queue.poll();
    }

    @Override
    Object state() {
      return queue.stream().toList();
    }
  }

  /** A map. */
  public static final class Map extends WithState {
    private final HashMap<Integer, Integer> map = new HashMap<>();

    public Integer put(int key, int value) {
      return map.put(key, value);
    }

    public Integer get(int key) {
      return map.get(key);
    }

    public Integer remove(int key) {
      return map.remove(key);
    }

    @Override
    Object state() {
      return map;
    }
  }

  /** A deque. */
  public static final class Deque extends WithState {
    private final ArrayDeque<Integer> deque = new ArrayDeque<>();

    public void addFirst(int value) {
      deque.addFirst(value);
    }

    public void addLast(int value) {
      deque.addLast(value);
    }

    public Integer pollFirst() {
      return deque.pollFirst();
    }

    public Integer pollLast() {
      return deque.pollLast();
    }

    public Integer peekFirst() {
      return deque.peekFirst();
    }

    public Integer peekLast() {
      return deque.peekLast();
    }

    @Override
    Object state() {
      return deque.stream().toList();
    }
  }
}
