package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Queues with two ends: the steps are atomic at each end, two steps together are not. */
public class Deques {
  /** The owner at one end, a thief at the other one: each element goes to one of them. */
  @Verdict(Expected.SILENT)
  public void ownerAndThief() throws Exception {
    Deque<Integer> deque = new ConcurrentLinkedDeque<>(List.of(1, 2, 3));
    AtomicInteger sum = new AtomicInteger();
    Threads.runAll(() -> drainLast(deque, sum), () -> sum.addAndGet(deque.pollFirst()));
    Check.equal(6, sum.get() + deque.stream().mapToInt(Integer::intValue).sum());
  }

  private static void drainLast(Deque<Integer> deque, AtomicInteger sum) {
    for (int i = 0; i < 2; i++) {
      sum.addAndGet(deque.pollLast());
    }
  }

  /** The last element is taken from the other end after the check. */
  @Verdict(value = Expected.EXCEPTION, thrown = NoSuchElementException.class)
  public void emptyThenRemove() throws Exception {
    Deque<Integer> deque = new ConcurrentLinkedDeque<>(List.of(1));
    Threads.runAll(
        () -> {
          if (!deque.isEmpty()) {
            deque.removeLast();
          }
        },
        () -> deque.pollFirst());
  }

  /** What was looked at need not be what is removed. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void peekThenPoll() throws Exception {
    Deque<Integer> deque = new LinkedBlockingDeque<>(List.of(1, 2, 3));
    Threads.Action taker =
        () -> {
          Integer seen = deque.peekFirst();
          Check.equal(seen, deque.pollFirst());
        };
    Threads.runAll(taker, taker);
  }

  /** {@code removeFirstOccurrence} says whether this thread was the one. */
  @Verdict(Expected.SILENT)
  public void removeOnce() throws Exception {
    Deque<Integer> deque = new ConcurrentLinkedDeque<>(List.of(1, 2));
    AtomicInteger removed = new AtomicInteger();
    Threads.Action remover =
        () -> {
          if (deque.removeFirstOccurrence(1)) {
            removed.incrementAndGet();
          }
        };
    Threads.runAll(remover, remover);
    Check.equal(1, removed.get());
  }

  /** Each needs two of the two elements; if each has one, both wait for the other one. */
  @Verdict(Expected.DEADLOCK)
  public void bothTakeTwo() throws Exception {
    BlockingDeque<Integer> forks = new LinkedBlockingDeque<>(List.of(1, 2));
    Threads.Action philosopher =
        () -> {
          int left = forks.takeFirst();
          int right = forks.takeLast();
          forks.putFirst(left);
          forks.putLast(right);
        };
    Threads.runAll(philosopher, philosopher);
  }

  /** Whoever does not get the second one puts the first one back and is content. */
  @Verdict(Expected.SILENT)
  public void putsBackWhatItHas() throws Exception {
    BlockingDeque<Integer> forks = new LinkedBlockingDeque<>(List.of(1, 2));
    Threads.Action philosopher =
        () -> {
          int left = forks.takeFirst();
          Integer right = forks.pollLast();
          forks.putFirst(left);
          if (right != null) {
            forks.putLast(right);
          }
        };
    Threads.runAll(philosopher, philosopher);
    Check.equal(2, forks.size());
  }

  /** There is room at the check; {@code addLast} throws if it has gone. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalStateException.class)
  public void roomThenAdd() throws Exception {
    BlockingDeque<Integer> deque = new LinkedBlockingDeque<>(1);
    Threads.Action producer =
        () -> {
          if (deque.remainingCapacity() > 0) {
            deque.addLast(1);
          }
        };
    Threads.runAll(producer, producer);
  }

  /** What was written before an element was pushed is seen by whoever pops it. */
  @Verdict(Expected.SILENT)
  public void pushAndPop() throws Exception {
    Deque<int[]> stack = new ConcurrentLinkedDeque<>();
    Threads.runAll(
        () -> stack.push(new int[] {1}),
        () -> {
          int[] element = stack.poll();
          Check.that(element == null || element[0] == 1, "half an element");
        });
  }
}
