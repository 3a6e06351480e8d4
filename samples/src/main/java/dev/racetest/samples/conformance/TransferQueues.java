package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Queues whose producers may wait until their element has been received. */
public class TransferQueues {
  /** Received is what {@code transfer} waits for: the queue is empty then. */
  @Verdict(Expected.SILENT)
  public void transfer() throws Exception {
    TransferQueue<int[]> queue = new LinkedTransferQueue<>();
    Thread consumer = Threads.start(() -> Check.equal(1, queue.take()[0]));
    queue.transfer(new int[] {1});
    Check.equal(0, queue.size());
    consumer.join();
  }

  /** Received is not processed: the consumer may not have come to its next line yet. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void receivedIsNotProcessed() throws Exception {
    TransferQueue<Integer> queue = new LinkedTransferQueue<>();
    AtomicBoolean processed = new AtomicBoolean();
    Thread consumer =
        Threads.start(
            () -> {
              queue.take();
              processed.set(true);
            });
    queue.transfer(1);
    Check.that(processed.get(), "not processed");
    consumer.join();
  }

  /** Nor is what the consumer does with the element ordered before the return of the producer. */
  @Verdict(Expected.DATA_RACE)
  public void answerInTheElement() throws Exception {
    TransferQueue<int[]> queue = new LinkedTransferQueue<>();
    Thread consumer = Threads.start(() -> queue.take()[0]++);
    int[] element = {1};
    queue.transfer(element);
    Check.that(element[0] > 0, "unreadable");
    consumer.join();
  }

  /** The answer goes through a queue of its own. */
  @Verdict(Expected.SILENT)
  public void answerInAnotherQueue() throws Exception {
    TransferQueue<int[]> queue = new LinkedTransferQueue<>();
    TransferQueue<int[]> answers = new LinkedTransferQueue<>();
    Thread consumer =
        Threads.start(
            () -> {
              int[] element = queue.take();
              element[0]++;
              answers.put(element);
            });
    queue.transfer(new int[] {1});
    Check.equal(2, answers.take()[0]);
    consumer.join();
  }

  /** One of the producers transfers to nobody. */
  @Verdict(Expected.DEADLOCK)
  public void transferToNobody() throws Exception {
    TransferQueue<Integer> queue = new LinkedTransferQueue<>();
    Threads.runAll(() -> queue.transfer(1), () -> queue.transfer(2), () -> queue.take());
  }

  /** A consumer that is not waiting yet makes {@code tryTransfer} fail. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void tryTransferComesTooEarly() throws Exception {
    TransferQueue<Integer> queue = new LinkedTransferQueue<>();
    Thread consumer = Threads.start(() -> queue.poll(10, TimeUnit.MILLISECONDS));
    Check.that(queue.tryTransfer(1), "nobody waits");
    consumer.join();
  }

  /** What could not be transferred is put: the consumer gets it in any case. */
  @Verdict(Expected.SILENT)
  public void tryTransferOrPut() throws Exception {
    TransferQueue<Integer> queue = new LinkedTransferQueue<>();
    Thread consumer = Threads.start(() -> Check.equal(1, queue.take()));
    if (!queue.tryTransfer(1)) {
      queue.put(1);
    }
    consumer.join();
  }
}
