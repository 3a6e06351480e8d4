package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.SynchronousQueue;

/**
 * The hand-over through a channel: instead of sharing a variable, pass the value.
 *
 * <p>Go's unbuffered channel is Java's {@link SynchronousQueue}: sender and receiver meet, and all
 * that the sender did before happens before all that the receiver does next.
 */
public class HandOver {
  /**
   * {@code offer} looks like a send, but gives up at once when no receiver is waiting yet. Under
   * the schedules in which the receiver comes second, the value is lost and it waits for ever.
   */
  @Verdict(Expected.DEADLOCK)
  public void flawed() throws Exception {
    SynchronousQueue<Integer> channel = new SynchronousQueue<>();
    Thread receiver = Threads.start(() -> Check.equal(2, channel.take()));
    channel.offer(2);
    receiver.join();
  }

  /** {@code put} waits for the receiver. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    SynchronousQueue<Integer> channel = new SynchronousQueue<>();
    Thread receiver = Threads.start(() -> Check.equal(2, channel.take()));
    channel.put(2);
    receiver.join();
  }

  /** What is handed over may be an object with plain fields: the meeting orders their accesses. */
  @Verdict(Expected.SILENT)
  public void fixedForWholeObjects() throws Exception {
    SynchronousQueue<int[]> channel = new SynchronousQueue<>();
    Thread receiver = Threads.start(() -> Check.equal(2, channel.take()[0]));
    int[] message = new int[1];
    message[0] = 2;
    channel.put(message);
    receiver.join();
  }
}
