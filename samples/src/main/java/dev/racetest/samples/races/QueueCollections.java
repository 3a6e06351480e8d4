package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** Queues of {@code java.util} as a way from one thread to another, which they are not. */
public class QueueCollections {
  /** One end is written while the other end is compared with it. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayDeque.offer")
  public void offerAgainstPoll() throws Exception {
    Queue<String> queue = new ArrayDeque<>(List.of("a"));
    Threads.runAll(() -> queue.offer("b"), () -> queue.poll());
  }

  /** Whoever looks at the queue has its lock. */
  @Verdict(Expected.SILENT)
  public void offerAndPollUnderOneLock() throws Exception {
    Queue<String> queue = new ArrayDeque<>(List.of("a"));
    Threads.runAll(
        () -> {
          synchronized (queue) {
            queue.offer("b");
          }
        },
        () -> {
          synchronized (queue) {
            Check.equal("a", queue.poll());
          }
        });
    Check.equal(1, queue.size());
  }

  /** Two threads push onto one stack. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayDeque.push")
  public void pushAgainstPush() throws Exception {
    Deque<String> stack = new ArrayDeque<>();
    Threads.runAll(() -> stack.push("a"), () -> stack.push("b"));
  }

  /** A lock on the one side alone. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayDeque.size")
  public void sizeOutsideOfTheLock() throws Exception {
    Deque<String> stack = new ArrayDeque<>(List.of("a"));
    Threads.runAll(
        () -> {
          synchronized (stack) {
            stack.pop();
          }
        },
        () -> Check.that(stack.size() <= 1, "has grown"));
  }

  /** To look at the first element changes nothing. */
  @Verdict(Expected.SILENT)
  public void peekAgainstPeek() throws Exception {
    Deque<String> deque = new ArrayDeque<>(List.of("a", "b"));
    Threads.runAll(
        () -> Check.equal("a", deque.peekFirst()), () -> Check.equal("b", deque.peekLast()));
  }

  /** The latch hands the queue over, with all that is in it. */
  @Verdict(Expected.SILENT)
  public void polledAfterTheLatch() throws Exception {
    Queue<String> queue = new ArrayDeque<>();
    CountDownLatch filled = new CountDownLatch(1);
    Threads.runAll(
        () -> {
          queue.offer("a");
          filled.countDown();
        },
        () -> {
          filled.await();
          Check.equal("a", queue.poll());
        });
  }

  /** A linked list is no better a queue between threads. */
  @Verdict(value = Expected.DATA_RACE, variable = "LinkedList.offer")
  public void linkedOfferAgainstPoll() throws Exception {
    Queue<String> queue = new LinkedList<>(List.of("a"));
    Threads.runAll(() -> queue.offer("b"), () -> queue.poll());
  }

  /** The smaller element moves up to where the other thread looks. */
  @Verdict(value = Expected.DATA_RACE, variable = "PriorityQueue.add")
  public void addAgainstPeek() throws Exception {
    Queue<Integer> queue = new PriorityQueue<>(List.of(5));
    Threads.runAll(() -> queue.add(1), () -> queue.peek());
  }

  /** Two threads take the least element out of one heap. */
  @Verdict(value = Expected.DATA_RACE, variable = "PriorityQueue.poll")
  public void leastPolledTwice() throws Exception {
    Queue<Integer> queue = new PriorityQueue<>(List.of(3, 1, 2));
    Threads.runAll(() -> queue.poll(), () -> queue.poll());
  }

  /** The heap keeps its order while nobody adds or takes. */
  @Verdict(Expected.SILENT)
  public void leastPeekedTwice() throws Exception {
    Queue<Integer> queue = new PriorityQueue<>(List.of(3, 1, 2));
    Threads.Action peek = () -> Check.equal(1, queue.peek());
    Threads.runAll(peek, peek);
  }

  /** Each thread has a heap of its own, and they share the elements only. */
  @Verdict(Expected.SILENT)
  public void aHeapForEachThread() throws Exception {
    List<Integer> numbers = List.of(3, 1, 2);
    Threads.Action sort =
        () -> {
          Queue<Integer> queue = new PriorityQueue<>(numbers);
          Check.equal(1, queue.poll());
        };
    Threads.runAll(sort, sort);
  }
}
