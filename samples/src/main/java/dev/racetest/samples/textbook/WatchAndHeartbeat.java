package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The watch-and-heartbeat loop: wait for whatever comes first, a retry, the next heartbeat, or the
 * shutdown.
 *
 * <p>Go writes it with {@code select} over three channels. In Java the three become messages in one
 * queue, and the heartbeat is the time-out of {@code poll}. Waiting takes no real time while the
 * program is explored: a timed wait ends when nothing else can run.
 */
public class WatchAndHeartbeat {
  private static final long HEARTBEAT_SECONDS = 30;

  private enum Signal {
    RETRY,
    SHUTDOWN
  }

  /** Is told to stop by the same queue as everything else. */
  private static final class Client {
    final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    int statusUpdates;

    void registerAndHeartbeat() throws InterruptedException {
      while (signals.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS) != Signal.SHUTDOWN) {
        statusUpdates++;
      }
    }
  }

  /** Is told to stop by a flag beside the queue. */
  private static final class FlaggedClient {
    final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    boolean shutdown;
    int statusUpdates;

    void registerAndHeartbeat() throws InterruptedException {
      while (!shutdown) {
        signals.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        statusUpdates++;
      }
    }
  }

  /**
   * The flag is a plain field: the loop need never see it change, and when it does, it does up to
   * one heartbeat late.
   */
  @Verdict(value = Expected.DATA_RACE, variable = "FlaggedClient.shutdown")
  public void flawed() throws Exception {
    FlaggedClient client = new FlaggedClient();
    Thread loop = Threads.start(client::registerAndHeartbeat);
    client.signals.put(Signal.RETRY);
    client.shutdown = true;
    loop.join();
  }

  /** The shutdown is a message: it is seen at once, and it brings its happens-before edge along. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    Client client = new Client();
    Thread loop = Threads.start(client::registerAndHeartbeat);
    client.signals.put(Signal.RETRY);
    client.signals.put(Signal.SHUTDOWN);
    loop.join();
    Check.that(client.statusUpdates >= 1, "the retry was not noticed");
  }
}
