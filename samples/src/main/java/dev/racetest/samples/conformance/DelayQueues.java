package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Queues that give out their elements when their time has come, and not before. */
public class DelayQueues {
  private static final class Alarm implements Delayed {
    final int number;
    private final long due;

    Alarm(int number, long delay, TimeUnit unit) {
      this.number = number;
      due = System.nanoTime() + unit.toNanos(delay);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.signum(due - ((Alarm) other).due);
    }
  }

  private static Alarm alarm(int number) {
    return new Alarm(number, number, TimeUnit.MILLISECONDS);
  }

  /** The earliest first, whoever was put first. */
  @Verdict(Expected.SILENT)
  public void earliestFirst() throws Exception {
    DelayQueue<Alarm> queue = new DelayQueue<>();
    Alarm first = alarm(1);
    Alarm second = alarm(4);
    Threads.runAll(() -> queue.put(second), () -> queue.put(first));
    Check.equal(1, queue.take().number);
    Check.equal(4, queue.take().number);
  }

  /** Two takers: one waits for the time of the first element, the other one for its turn. */
  @Verdict(Expected.SILENT)
  public void twoTakers() throws Exception {
    DelayQueue<Alarm> queue = new DelayQueue<>();
    AtomicInteger sum = new AtomicInteger();
    Threads.Action taker = () -> sum.addAndGet(queue.take().number);
    Threads.runAll(taker, taker, () -> queue.put(alarm(2)), () -> queue.put(alarm(1)));
    Check.equal(3, sum.get());
  }

  /** A taker is woken for an element that comes later but is due earlier. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void overtaken() throws Exception {
    DelayQueue<Alarm> queue = new DelayQueue<>();
    queue.put(new Alarm(2, 10, TimeUnit.HOURS));
    Thread taker = Threads.start(() -> Check.equal(1, queue.take().number));
    queue.put(alarm(1));
    taker.join();
    Check.equal(2, queue.take().number);
  }

  /** What is in the queue need not be due: {@code poll} gives out nothing. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void notDueYet() throws Exception {
    DelayQueue<Alarm> queue = new DelayQueue<>();
    Thread producer = Threads.start(() -> queue.put(new Alarm(1, 1, TimeUnit.HOURS)));
    producer.join();
    Check.equal(1, queue.size());
    Check.that(queue.poll() != null, "not due");
  }

  /** Both see an element, and one of them waits for ever for another one. */
  @Verdict(Expected.DEADLOCK)
  public void sizeThenTake() throws Exception {
    DelayQueue<Alarm> queue = new DelayQueue<>();
    queue.put(alarm(1));
    Threads.Action taker =
        () -> {
          if (queue.size() > 0) {
            queue.take();
          }
        };
    Threads.runAll(taker, taker);
  }
}
