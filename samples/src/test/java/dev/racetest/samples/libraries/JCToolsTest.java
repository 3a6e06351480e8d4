package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jctools.counters.Counter;
import org.jctools.counters.CountersFactory;
import org.jctools.maps.NonBlockingHashMap;
import org.jctools.maps.NonBlockingHashMapLong;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscBlockingConsumerArrayQueue;
import org.jctools.queues.MpscChunkedArrayQueue;
import org.jctools.queues.MpscCompoundQueue;
import org.jctools.queues.MpscLinkedQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jctools.queues.MpscUnboundedXaddArrayQueue;
import org.jctools.queues.SpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.SpscChunkedArrayQueue;
import org.jctools.queues.SpscLinkedQueue;
import org.jctools.queues.SpscUnboundedArrayQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The queues and maps of JCTools, each with as many producers and consumers as it allows.
 *
 * <p>The races are true ones, accepted by the authors. Producers of a linked queue of arrays read
 * {@code producerBuffer} and {@code producerMask} while another one may be replacing them, and use
 * them "only ... after successful CAS", as a comment in {@code offer} says: the index that is
 * compared has changed if the buffer has. The maps read keys and values plainly, and then a
 * volatile field "to preserve happens-before semantics" ({@code get_impl}); processors keep that
 * order, but nobody has written the field, so that by JLS 17.4.5 not even the message is handed
 * over. Their counters are read plainly before a compare-and-set that fails if the value was
 * outdated.
 */
class JCToolsTest {
  private static final String[] BUFFER = {
    "BaseMpscLinkedArrayQueueColdProducerFields.producerBuffer",
    "BaseMpscLinkedArrayQueueColdProducerFields.producerMask"
  };

  private static final String[] TABLES = {"JCToolsTest$Message.content", "Object[]", "long[]"};

  /** What is handed over, with a plain field that must come along. */
  private static final class Message {
    int content;

    static Message of(int content) {
      Message message = new Message();
      message.content = content;
      return message;
    }
  }

  private static void handOver(
      Supplier<Queue<Message>> queues, int producers, int consumers, String... races) {
    assertRaces(
        () -> {
          Queue<Message> queue = queues.get();
          AtomicInteger sum = new AtomicInteger();
          Body[] bodies = new Body[producers + consumers];
          for (int i = 0; i < producers; i++) {
            bodies[i] =
                () -> {
                  assertTrue(queue.offer(Message.of(1)));
                  assertTrue(queue.offer(Message.of(2)));
                };
          }
          for (int i = producers; i < bodies.length; i++) {
            bodies[i] =
                () -> {
                  for (int attempt = 0; attempt < 2; attempt++) {
                    Message message = queue.poll();
                    sum.addAndGet(message == null ? 0 : message.content);
                  }
                };
          }
          RaceTests.concurrently(bodies);
          for (Message left = queue.poll(); left != null; left = queue.poll()) {
            sum.addAndGet(left.content);
          }
          assertEquals(3 * producers, sum.get());
        },
        races);
  }

  @Test
  void oneToOne() {
    handOver(() -> new SpscArrayQueue<>(4), 1, 1);
  }

  @Test
  void oneToOneLinked() {
    handOver(SpscLinkedQueue::new, 1, 1);
  }

  @Test
  void oneToOneUnbounded() {
    handOver(() -> new SpscUnboundedArrayQueue<>(2), 1, 1);
  }

  @Test
  void oneToOneChunked() {
    handOver(() -> new SpscChunkedArrayQueue<>(8, 16), 1, 1);
  }

  @Test
  void manyToOne() {
    handOver(() -> new MpscArrayQueue<>(4), 2, 1);
  }

  @Test
  void manyToOneLinked() {
    handOver(MpscLinkedQueue::new, 2, 1);
  }

  @Test
  void manyToOneUnbounded() {
    handOver(() -> new MpscUnboundedArrayQueue<>(2), 2, 1, BUFFER);
  }

  @Test
  void manyToOneChunked() {
    handOver(() -> new MpscChunkedArrayQueue<>(2, 8), 2, 1, BUFFER);
  }

  @Test
  void manyToOneXadd() {
    handOver(() -> new MpscUnboundedXaddArrayQueue<>(2), 2, 1);
  }

  @Test
  void manyToOneCompound() {
    handOver(() -> new MpscCompoundQueue<>(8), 2, 1);
  }

  @Test
  void oneToMany() {
    handOver(() -> new SpmcArrayQueue<>(4), 1, 2);
  }

  @Test
  void manyToMany() {
    handOver(() -> new MpmcArrayQueue<>(4), 2, 2);
  }

  @Test
  void manyToManyXadd() {
    handOver(() -> new MpmcUnboundedXaddArrayQueue<>(2), 2, 2);
  }

  @Test
  void blockingConsumer() {
    assertRaces(
        () -> {
          MpscBlockingConsumerArrayQueue<Message> queue = new MpscBlockingConsumerArrayQueue<>(4);
          int[] sum = new int[1];
          RaceTests.concurrently(
              () -> queue.offer(Message.of(1)),
              () -> queue.offer(Message.of(2)),
              () -> sum[0] = queue.take().content + queue.take().content);
          assertEquals(3, sum[0]);
        });
  }

  @Test
  void relaxedAndInBatches() {
    assertRaces(
        () -> {
          MessagePassingQueue<Message> queue = new MpscArrayQueue<>(4);
          int[] sum = new int[1];
          RaceTests.concurrently(
              () -> queue.fill(() -> Message.of(1), 2),
              () -> queue.relaxedOffer(Message.of(2)),
              () -> queue.drain(message -> sum[0] += message.content));
          queue.drain(message -> sum[0] += message.content);
          assertEquals(4, sum[0]);
        });
  }

  /** Before JDK 24 the hash code of a running thread, which chooses a counter, does not repeat. */
  @EnabledForJreRange(min = JRE.JAVA_24)
  @Test
  void nonBlockingHashMap() {
    assertRaces(
        () -> {
          NonBlockingHashMap<String, Message> map = new NonBlockingHashMap<>(4);
          RaceTests.concurrently(
              () -> {
                map.put("a", Message.of(1));
                map.putIfAbsent("b", Message.of(2));
              },
              () -> {
                Message message = map.get("a");
                assertTrue(message == null || message.content == 1);
                map.put("c", Message.of(3));
              });
          assertEquals(3, map.size());
        },
        TABLES);
  }

  /** Before JDK 24 the hash code of a running thread, which chooses a counter, does not repeat. */
  @EnabledForJreRange(min = JRE.JAVA_24)
  @Test
  void nonBlockingHashMapOfLongs() {
    assertRaces(
        () -> {
          NonBlockingHashMapLong<Message> map = new NonBlockingHashMapLong<>(4);
          RaceTests.concurrently(
              () -> {
                map.put(1L, Message.of(1));
                map.remove(2L);
              },
              () -> {
                Message message = map.get(1L);
                assertTrue(message == null || message.content == 1);
                map.put(2L, Message.of(2));
              });
        },
        TABLES);
  }

  @Test
  void stripedCounter() {
    assertRaces(
        () -> {
          Counter counter = CountersFactory.createFixedSizeStripedCounter(2);
          RaceTests.concurrently(counter::inc, () -> counter.inc(2L));
          assertEquals(3L, counter.get());
        });
  }
}
