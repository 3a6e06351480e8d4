package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * {@link ReceiverIsSender} with a buffered channel, which only makes the deadlock harder to hit:
 * the buffer has to fill up first.
 *
 * <p>Most schedules pass, so the tests are green. The failing ones need a sender that is faster
 * than the receiver, which in production is called a busy day.
 */
public class BufferedReceiverIsSender {
  private static final int CAPACITY = 2;
  private static final int EVENTS = 3;

  /** Answers each event with another one, and is done when it has seen both halves of all. */
  private static class Node {
    final BlockingQueue<String> changes = new ArrayBlockingQueue<>(CAPACITY);
    int processed;

    void run() throws InterruptedException {
      while (processed < 2 * EVENTS) {
        process(changes.take());
      }
    }

    void process(String change) throws InterruptedException {
      processed++;
      if (change.equals("event")) {
        emit("answer");
      }
    }

    void emit(String change) throws InterruptedException {
      changes.put(change);
    }
  }

  /** Keeps its own answers out of the channel. */
  private static final class CarefulNode extends Node {
    private final Queue<String> own = new ArrayDeque<>();

    @Override
    void process(String change) throws InterruptedException {
      super.process(change);
      while (!own.isEmpty()) {
        super.process(own.remove());
      }
    }

    @Override
    void emit(String change) {
      own.add(change);
    }
  }

  /** If the sender fills the buffer while an event is processed, the answer finds no room. */
  @Verdict(Expected.DEADLOCK)
  public void flawed() throws Exception {
    send(new Node());
  }

  /** No capacity was changed: a larger buffer would only have hidden the mistake better. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    send(new CarefulNode());
  }

  private static void send(Node node) throws Exception {
    Thread loop = Threads.start(node::run);
    for (int i = 0; i < EVENTS; i++) {
      node.changes.put("event");
    }
    loop.join();
    Check.equal(2 * EVENTS, node.processed);
  }
}
