package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.ManyToManyConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.jctools.maps.NonBlockingHashMap;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.jctools.queues.MpscArrayQueue;
import org.jctools.queues.MpscLinkedQueue;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jctools.queues.SpmcArrayQueue;
import org.jctools.queues.SpscArrayQueue;
import org.jctools.queues.SpscLinkedQueue;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;
import org.jctools.queues.atomic.SpscGrowableAtomicArrayQueue;

/**
 * Queues of JCTools and Agrona that carry plain objects, each with as many threads as it allows.
 */
final class QueueProgram {
  private static final int CAPACITY = 64;

  /** What goes through a queue. */
  private static final class Message {
    private long number;

    Message(long number) {
      this.number = number;
    }
  }

  private QueueProgram() {}

  /**
   * Sends messages from some of the threads to the others.
   *
   * @param senders how many send; none but the first two of the others receive
   * @param receivers one or two
   */
  private static void send(Queue<Message> queue, int senders, int receivers)
      throws InterruptedException {
    int messages = Workers.ROUNDS;
    AtomicLong sum = new AtomicLong();
    AtomicLong received = new AtomicLong();
    Workers.work(
        worker -> {
          if (worker < senders) {
            for (int i = 1; i <= messages; i++) {
              Message message = new Message(0);
              message.number = i;
              while (!queue.offer(message)) {
                Thread.yield();
              }
            }
          } else if (worker < senders + receivers) {
            long own = 0;
            while (received.get() < (long) senders * messages) {
              Message message = queue.poll();
              if (message == null) {
                Thread.yield();
              } else {
                own += message.number;
                message.number = 0;
                received.incrementAndGet();
              }
            }
            sum.addAndGet(own);
          }
        });
    long expected = senders * (messages * (messages + 1L) / 2);
    check(expected, sum.get(), "sum of " + queue.getClass().getSimpleName());
    check(true, queue.isEmpty(), "is empty");
  }

  private static void map() throws InterruptedException {
    Map<Integer, Message> map = new NonBlockingHashMap<>();
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            int key = i * (worker + 1) % 500;
            Message message = map.computeIfAbsent(key, Message::new);
            check((long) key, message.number, "message");
            if (i % 10 == worker) {
              map.remove(key);
            }
          }
        });
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    send(new SpscArrayQueue<>(CAPACITY), 1, 1);
    send(new SpscLinkedQueue<>(), 1, 1);
    send(new SpscGrowableAtomicArrayQueue<>(8, CAPACITY), 1, 1);
    send(new SpmcArrayQueue<>(CAPACITY), 1, 2);
    send(new MpscArrayQueue<>(CAPACITY), 3, 1);
    send(new MpscAtomicArrayQueue<>(CAPACITY), 3, 1);
    send(new MpscLinkedQueue<>(), 3, 1);
    send(new MpscUnboundedArrayQueue<>(CAPACITY), 3, 1);
    send(new MpmcArrayQueue<>(CAPACITY), 2, 2);
    send(new MpmcUnboundedXaddArrayQueue<>(CAPACITY), 2, 2);
    send(new OneToOneConcurrentArrayQueue<>(CAPACITY), 1, 1);
    send(new ManyToOneConcurrentArrayQueue<>(CAPACITY), 3, 1);
    send(new ManyToOneConcurrentLinkedQueue<>(), 3, 1);
    send(new ManyToManyConcurrentArrayQueue<>(CAPACITY), 2, 2);
    map();
    System.out.println(Workers.RIGHT);
  }
}
