package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;

/** Reactive streams of the JDK: a subscriber gets what it has requested, one after the other. */
public class FlowPublishers {
  private static final int ITEMS = 2;

  /** Requests one item after the other. */
  private static class Summing implements Flow.Subscriber<Integer> {
    final CountDownLatch complete = new CountDownLatch(1);
    private final Consumer<Integer> sink;
    private Flow.Subscription subscription;

    Summing(Consumer<Integer> sink) {
      this.sink = sink;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(Integer item) {
      sink.accept(item);
      requestNext(subscription);
    }

    void requestNext(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onError(Throwable throwable) {
      throw new AssertionError(throwable);
    }

    @Override
    public void onComplete() {
      complete.countDown();
    }
  }

  /** Requests the first item and forgets to ask for the next one. */
  private static final class Forgetful extends Summing {
    Forgetful(Consumer<Integer> sink) {
      super(sink);
    }

    @Override
    void requestNext(Flow.Subscription subscription) {
      // Forgotten.
    }
  }

  private static void publish(Summing... subscribers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(pool, 4)) {
      for (Summing subscriber : subscribers) {
        publisher.subscribe(subscriber);
      }
      for (int i = 1; i <= ITEMS; i++) {
        publisher.submit(i);
      }
    }
    for (Summing subscriber : subscribers) {
      subscriber.complete.await();
    }
    pool.shutdown();
  }

  /** The calls of a subscriber follow each other, on whatever threads: plain fields are enough. */
  @Verdict(Expected.SILENT)
  public void requestsEach() throws Exception {
    int[] sum = new int[1];
    publish(new Summing(item -> sum[0] += item));
    Check.equal(3, sum[0]);
  }

  /** Without a request the second item never comes, and neither does the end. */
  @Verdict(Expected.DEADLOCK)
  public void requestForgotten() throws Exception {
    int[] sum = new int[1];
    publish(new Forgetful(item -> sum[0] += item));
    Check.equal(3, sum[0]);
  }

  /** Two subscribers are called at the same time, and share a plain sum. */
  @Verdict(Expected.DATA_RACE)
  public void twoSubscribersShare() throws Exception {
    int[] sum = new int[1];
    publish(new Summing(item -> sum[0] += item), new Summing(item -> sum[0] += item));
  }

  /** Each subscriber has a sum of its own. */
  @Verdict(Expected.SILENT)
  public void twoSubscribers() throws Exception {
    int[] a = new int[1];
    int[] b = new int[1];
    publish(new Summing(item -> a[0] += item), new Summing(item -> b[0] += item));
    Check.equal(6, a[0] + b[0]);
  }

  /** {@code submit} does not wait for the subscriber: the sum is not there yet. */
  @Verdict(Expected.DATA_RACE)
  public void notAwaited() throws Exception {
    int[] sum = new int[1];
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(pool, 4)) {
      publisher.subscribe(new Summing(item -> sum[0] += item));
      publisher.submit(1);
    }
    Check.that(sum[0] >= 0, "unreadable");
    pool.shutdown();
  }
}
