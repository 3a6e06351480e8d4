package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agrona.concurrent.ManyToManyConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;

/** The queues and ring buffers of Agrona. */
class AgronaTest {
  private static void handOver(
      Supplier<Queue<int[]>> queues, int producers, int consumers, String... races) {
    assertRaces(
        () -> {
          Queue<int[]> queue = queues.get();
          AtomicInteger sum = new AtomicInteger();
          Body[] bodies = new Body[producers + consumers];
          for (int i = 0; i < producers; i++) {
            bodies[i] =
                () -> {
                  assertTrue(queue.offer(new int[] {1}));
                  assertTrue(queue.offer(new int[] {2}));
                };
          }
          for (int i = producers; i < bodies.length; i++) {
            bodies[i] =
                () -> {
                  for (int attempt = 0; attempt < 2; attempt++) {
                    int[] message = queue.poll();
                    sum.addAndGet(message == null ? 0 : message[0]);
                  }
                };
          }
          RaceTests.concurrently(bodies);
          for (int[] left = queue.poll(); left != null; left = queue.poll()) {
            sum.addAndGet(left[0]);
          }
          assertEquals(3 * producers, sum.get());
        },
        races);
  }

  @Test
  void oneToOne() {
    handOver(() -> new OneToOneConcurrentArrayQueue<>(4), 1, 1);
  }

  @Test
  void manyToOne() {
    handOver(() -> new ManyToOneConcurrentArrayQueue<>(4), 2, 1);
  }

  @Test
  void manyToOneLinked() {
    handOver(ManyToOneConcurrentLinkedQueue::new, 2, 1);
  }

  @Test
  void manyToMany() {
    handOver(() -> new ManyToManyConcurrentArrayQueue<>(4), 2, 2);
  }

  private static void write(
      Function<UnsafeBuffer, RingBuffer> rings, int writers, String... races) {
    assertRaces(
        () -> {
          RingBuffer ring =
              rings.apply(new UnsafeBuffer(new byte[128 + RingBufferDescriptor.TRAILER_LENGTH]));
          int[] sum = new int[1];
          Body[] bodies = new Body[writers + 1];
          for (int i = 0; i < writers; i++) {
            bodies[i] =
                () -> {
                  UnsafeBuffer message = new UnsafeBuffer(new byte[4]);
                  message.putInt(0, 7);
                  assertTrue(ring.write(1, message, 0, 4));
                };
          }
          bodies[writers] =
              () -> ring.read((type, buffer, index, length) -> sum[0] += buffer.getInt(index));
          RaceTests.concurrently(bodies);
          ring.read((type, buffer, index, length) -> sum[0] += buffer.getInt(index));
          assertEquals(7 * writers, sum[0]);
        },
        races);
  }

  @Test
  void ringOfOneWriter() {
    write(OneToOneRingBuffer::new, 1);
  }

  @Test
  void ringOfTwoWriters() {
    write(ManyToOneRingBuffer::new, 2);
  }
}
