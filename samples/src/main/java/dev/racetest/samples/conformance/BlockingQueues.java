package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Queues that block: each element is taken once, and who takes more than was put waits for ever.
 */
public class BlockingQueues {
  private static final int PILL = -1;

  /** Two producers, two consumers, room for one: each number arrives exactly once. */
  @Verdict(Expected.SILENT)
  public void eachElementOnce() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    AtomicInteger sum = new AtomicInteger();
    Threads.runAll(
        () -> queue.put(1),
        () -> queue.put(2),
        () -> sum.addAndGet(queue.take()),
        () -> sum.addAndGet(queue.take()));
    Check.equal(3, sum.get());
  }

  /** Two consumers, one pill: whoever does not get it waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void onePillForTwoConsumers() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    queue.put(1);
    queue.put(PILL);
    Threads.runAll(() -> consume(queue), () -> consume(queue));
  }

  /** A pill for each consumer. */
  @Verdict(Expected.SILENT)
  public void pillForEachConsumer() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    queue.put(1);
    queue.put(PILL);
    queue.put(PILL);
    Threads.runAll(() -> consume(queue), () -> consume(queue));
    Check.equal(0, queue.size());
  }

  /** One pill is enough if each consumer passes it on. */
  @Verdict(Expected.SILENT)
  public void pillPassedOn() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    queue.put(1);
    queue.put(PILL);
    Threads.Action consumer =
        () -> {
          consume(queue);
          queue.put(PILL);
        };
    Threads.runAll(consumer, consumer);
    Check.equal(1, queue.size());
  }

  private static void consume(BlockingQueue<Integer> queue) throws InterruptedException {
    while (queue.take() != PILL) {
      // What is taken does not matter here.
    }
  }

  /** Both see the one element, one takes it, the other one waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void sizeThenTake() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    queue.put(1);
    Threads.Action consumer =
        () -> {
          if (queue.size() > 0) {
            queue.take();
          }
        };
    Threads.runAll(consumer, consumer);
  }

  /** {@code poll} looks and takes in one step. */
  @Verdict(Expected.SILENT)
  public void poll() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    queue.put(1);
    AtomicInteger taken = new AtomicInteger();
    Threads.Action consumer =
        () -> {
          if (queue.poll() != null) {
            taken.incrementAndGet();
          }
        };
    Threads.runAll(consumer, consumer);
    Check.equal(1, taken.get());
  }

  /** The offer that finds the queue full is lost, and the consumer waits for it. */
  @Verdict(Expected.DEADLOCK)
  public void offerIgnored() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    Thread consumer =
        Threads.start(
            () -> {
              queue.take();
              queue.take();
            });
    queue.offer(1);
    queue.offer(2);
    consumer.join();
  }

  /** What was written before {@code put} is seen after {@code take}. */
  @Verdict(Expected.SILENT)
  public void handOver() throws Exception {
    BlockingQueue<int[]> queue = new LinkedBlockingQueue<>();
    Thread producer = Threads.start(() -> queue.put(new int[] {1}));
    Check.equal(1, queue.take()[0]);
    producer.join();
  }

  /** What is written after {@code put} is not ordered: the element has been handed over. */
  @Verdict(Expected.DATA_RACE)
  public void changedAfterPut() throws Exception {
    BlockingQueue<int[]> queue = new LinkedBlockingQueue<>();
    Thread consumer = Threads.start(() -> Check.that(queue.take()[0] > 0, "not handed over"));
    int[] element = {1};
    queue.put(element);
    element[0] = 2;
    consumer.join();
  }

  /** The wait may give up before the producer has come to its {@code put}. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.EARLY_TIMEOUTS)
  public void pollForAnHourGivesUp() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Thread producer = Threads.start(() -> queue.put(1));
    Check.equal(1, queue.poll(1, TimeUnit.HOURS));
    producer.join();
  }

  /** Whoever waits again needs no particular patience. */
  @Verdict(value = Expected.SILENT, with = With.EARLY_TIMEOUTS)
  public void pollUntilThereIsOne() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Thread producer = Threads.start(() -> queue.put(1));
    Integer element = null;
    while (element == null) {
      element = queue.poll(1, TimeUnit.HOURS);
    }
    Check.equal(1, element);
    producer.join();
  }

  /** The consumer takes one element too many, but nobody waits for it. */
  @Verdict(Expected.LEAK)
  public void consumerLeftBehind() throws Exception {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Threads.start(
        () -> {
          queue.take();
          queue.take();
        });
    queue.put(1);
  }
}
