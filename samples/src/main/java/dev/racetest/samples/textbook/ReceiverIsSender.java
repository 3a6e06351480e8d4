package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.SynchronousQueue;

/**
 * There are worse fates than locks: the receiver is also the sender.
 *
 * <p>State changes are sent to a thread through a channel. While it processes one, it calls a
 * method that emits another state change, into the same channel, whose only receiver is itself.
 */
public class ReceiverIsSender {
  private static final String REGISTERED = "registered";
  private static final String READY = "ready";

  /** Processes state changes until the node is ready. */
  private static class Node {
    final SynchronousQueue<String> changes = new SynchronousQueue<>();
    String status = "";

    void run() throws InterruptedException {
      while (!status.equals(READY)) {
        process(changes.take());
      }
    }

    void process(String change) throws InterruptedException {
      status = change;
      if (change.equals(REGISTERED)) {
        emit(READY);
      }
    }

    void emit(String change) throws InterruptedException {
      changes.put(change);
    }
  }

  /** Keeps what it tells itself in a queue of its own, which nobody else needs to see. */
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

  /** Waits for a receiver that will never come, because it is the one that waits. */
  @Verdict(Expected.DEADLOCK)
  public void flawed() throws Exception {
    register(new Node());
  }

  /** What the receiver emits does not travel through the channel. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    register(new CarefulNode());
  }

  private static void register(Node node) throws Exception {
    Thread loop = Threads.start(node::run);
    node.changes.put(REGISTERED);
    loop.join();
    Check.equal(READY, node.status);
  }
}
