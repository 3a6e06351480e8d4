package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A ring of the disruptor: many publish, one reckons, two others see what it has reckoned. */
final class DisruptorProgram {
  /** An event, used again and again. */
  private static final class Order {
    private long amount;
    private long twice;
  }

  /** Adds up what comes. */
  private static final class Adding implements EventHandler<Order> {
    private long sum;

    @Override
    public void onEvent(Order order, long sequence, boolean isLast) {
      sum += order.twice;
    }
  }

  private DisruptorProgram() {}

  private static void publish(WaitStrategy waiting) throws Exception {
    Disruptor<Order> disruptor =
        new Disruptor<>(
            Order::new, 512, Executors.defaultThreadFactory(), ProducerType.MULTI, waiting);
    Adding first = new Adding();
    Adding second = new Adding();
    disruptor
        .handleEventsWith((order, sequence, isLast) -> order.twice = 2 * order.amount)
        .then(first, second)
        .then((order, sequence, isLast) -> order.twice = 0);
    RingBuffer<Order> ring = disruptor.start();
    Workers.work(
        worker -> {
          for (int i = 1; i <= Workers.ROUNDS; i++) {
            if (i % 2 == 0) {
              ring.publishEvent((order, sequence, amount) -> order.amount = amount, (long) i);
            } else {
              long sequence = ring.next();
              ring.get(sequence).amount = i;
              ring.publish(sequence);
            }
          }
        });
    // It waits until all has been handled.
    disruptor.shutdown(1, TimeUnit.MINUTES);
    long expected = Workers.COUNT * Workers.ROUNDS * (Workers.ROUNDS + 1L);
    check(expected, first.sum, "sum");
    check(expected, second.sum, "sum");
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    publish(new BlockingWaitStrategy());
    publish(new SleepingWaitStrategy());
    System.out.println(Workers.RIGHT);
  }
}
