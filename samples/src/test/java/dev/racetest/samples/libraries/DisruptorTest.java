package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * LMAX Disruptor.
 *
 * <p>The race on the value of a {@code Sequence} is a true one, meant by the authors: {@code get}
 * and {@code set} are plain accesses with a fence after and before them, {@code get} "a volatile
 * read" by its javadoc. Processors keep that order, but fences order nothing by themselves in JLS
 * 17.4.5. So what is handed over with nothing but a sequence, by a single producer, races as well;
 * with several producers each slot has a flag of its own, which is released and acquired.
 */
class DisruptorTest {
  private static final class Order {
    int amount;
  }

  private static void trade(
      ProducerType type, int producers, Supplier<WaitStrategy> waiting, String... races) {
    assertRaces(
        () -> {
          Disruptor<Order> disruptor =
              new Disruptor<>(Order::new, 4, Thread::new, type, waiting.get());
          CountDownLatch handled = new CountDownLatch(2 * producers);
          int[] sum = new int[1];
          EventHandler<Order> handler =
              (order, sequence, last) -> {
                sum[0] += order.amount;
                handled.countDown();
              };
          disruptor.handleEventsWith(handler);
          RingBuffer<Order> ring = disruptor.start();
          Body produce =
              () -> {
                ring.publishEvent((order, sequence) -> order.amount = 1);
                ring.publishEvent((order, sequence) -> order.amount = 2);
              };
          Body[] bodies = new Body[producers];
          Arrays.fill(bodies, produce);
          RaceTests.concurrently(bodies);
          handled.await();
          disruptor.shutdown();
          assertEquals(3 * producers, sum[0]);
        },
        races);
  }

  @Test
  void oneProducer() {
    trade(
        ProducerType.SINGLE,
        1,
        BlockingWaitStrategy::new,
        "DisruptorTest$Order.amount",
        "Value.value");
  }

  @Test
  void twoProducers() {
    trade(ProducerType.MULTI, 2, BlockingWaitStrategy::new, "Value.value");
  }

  @Test
  void twoProducersAndBusyConsumer() {
    trade(ProducerType.MULTI, 2, YieldingWaitStrategy::new, "Value.value");
  }
}
