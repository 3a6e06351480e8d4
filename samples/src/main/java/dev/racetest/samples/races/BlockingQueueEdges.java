package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Putting an element into a blocking queue happens before somebody else takes it. */
public class BlockingQueueEdges {
  /** Fits into every queue: it can be compared, and its time has come. */
  private static final class Parcel implements Delayed {
    int content;

    void fill() {
      content++;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  private static void fillAndPut(BlockingQueue<Parcel> queue) throws InterruptedException {
    Threads.runAll(
        () -> {
          Parcel parcel = new Parcel();
          parcel.fill();
          queue.put(parcel);
        },
        () -> queue.take().fill());
  }

  private static void putAndFill(BlockingQueue<Parcel> queue) throws InterruptedException {
    Threads.runAll(
        () -> {
          Parcel parcel = new Parcel();
          queue.put(parcel);
          parcel.fill();
        },
        () -> queue.take().fill());
  }

  /** A queue in an array. */
  @Verdict(Expected.SILENT)
  public void array() throws Exception {
    fillAndPut(new ArrayBlockingQueue<>(1));
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void arrayTooEarly() throws Exception {
    putAndFill(new ArrayBlockingQueue<>(1));
  }

  /** A linked queue. */
  @Verdict(Expected.SILENT)
  public void linked() throws Exception {
    fillAndPut(new LinkedBlockingQueue<>());
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void linkedTooEarly() throws Exception {
    putAndFill(new LinkedBlockingQueue<>());
  }

  /** A linked queue with two ends. */
  @Verdict(Expected.SILENT)
  public void linkedDeque() throws Exception {
    fillAndPut(new LinkedBlockingDeque<>());
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void linkedDequeTooEarly() throws Exception {
    putAndFill(new LinkedBlockingDeque<>());
  }

  /** A queue that may wait for the taker. */
  @Verdict(Expected.SILENT)
  public void transfer() throws Exception {
    fillAndPut(new LinkedTransferQueue<>());
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void transferTooEarly() throws Exception {
    putAndFill(new LinkedTransferQueue<>());
  }

  /** From hand to hand. */
  @Verdict(Expected.SILENT)
  public void synchronous() throws Exception {
    fillAndPut(new SynchronousQueue<>());
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void synchronousTooEarly() throws Exception {
    putAndFill(new SynchronousQueue<>());
  }

  /** A queue that sorts. */
  @Verdict(Expected.SILENT)
  public void priority() throws Exception {
    fillAndPut(new PriorityBlockingQueue<>());
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void priorityTooEarly() throws Exception {
    putAndFill(new PriorityBlockingQueue<>());
  }

  /** A queue that keeps elements until their time has come. */
  @Verdict(Expected.SILENT)
  public void delay() throws Exception {
    fillAndPut(new DelayQueue<>());
  }

  /** The same, and filled too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void delayTooEarly() throws Exception {
    putAndFill(new DelayQueue<>());
  }
}
