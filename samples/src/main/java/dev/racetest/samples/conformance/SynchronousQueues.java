package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A queue without any room: each {@code put} waits for a {@code take}, and the other way round. */
public class SynchronousQueues {
  /** As many puts as takes, with what was written before. */
  @Verdict(Expected.SILENT)
  public void handOver() throws Exception {
    SynchronousQueue<int[]> queue = new SynchronousQueue<>();
    Thread giver =
        Threads.start(
            () -> {
              queue.put(new int[] {1});
              queue.put(new int[] {2});
            });
    Check.equal(1, queue.take()[0]);
    Check.equal(2, queue.take()[0]);
    giver.join();
  }

  /** A fair queue serves them in turn, but in the order in which they came to it. */
  @Verdict(Expected.SILENT)
  public void fair() throws Exception {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>(true);
    AtomicInteger sum = new AtomicInteger();
    Threads.runAll(
        () -> queue.put(1), () -> queue.put(2), () -> sum.addAndGet(queue.take() + queue.take()));
    Check.equal(3, sum.get());
  }

  /** Two givers, one taker: one of the givers waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void moreGiversThanTakers() throws Exception {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    Threads.runAll(() -> queue.put(1), () -> queue.put(2), () -> queue.take());
  }

  /** Both want to give first and take then; nobody takes. */
  @Verdict(Expected.DEADLOCK)
  public void bothGiveFirst() throws Exception {
    SynchronousQueue<Integer> there = new SynchronousQueue<>();
    SynchronousQueue<Integer> back = new SynchronousQueue<>();
    Threads.runAll(
        () -> {
          there.put(1);
          back.take();
        },
        () -> {
          back.put(2);
          there.take();
        });
  }

  /** Without patience an offer needs a taker that waits already. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void offerComesTooEarly() throws Exception {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    Thread taker = Threads.start(() -> queue.poll(10, TimeUnit.MILLISECONDS));
    Check.that(queue.offer(1), "nobody waits");
    taker.join();
  }

  /** Both may give up, but they agree on whether something was handed over. */
  @Verdict(Expected.SILENT)
  public void bothGiveUp() throws Exception {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    AtomicBoolean taken = new AtomicBoolean();
    Thread taker = Threads.start(() -> taken.set(queue.poll(2, TimeUnit.MILLISECONDS) != null));
    boolean given = queue.offer(1, 2, TimeUnit.MILLISECONDS);
    taker.join();
    Check.equal(given, taken.get());
  }

  /** What the taker writes after {@code take} is not ordered before the return of {@code put}. */
  @Verdict(Expected.DATA_RACE)
  public void answerInTheElement() throws Exception {
    SynchronousQueue<int[]> queue = new SynchronousQueue<>();
    Thread taker = Threads.start(() -> queue.take()[0]++);
    int[] element = {1};
    queue.put(element);
    Check.that(element[0] > 0, "unreadable");
    taker.join();
  }
}
