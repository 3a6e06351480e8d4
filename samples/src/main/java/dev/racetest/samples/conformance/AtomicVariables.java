package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;

/** Atomic variables: each method is atomic, and equal does not mean unchanged. */
public class AtomicVariables {
  /** Others come between {@code get} and {@code set}. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void getThenSet() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Threads.Action increment = () -> count.set(count.get() + 1);
    Threads.runAll(increment, increment);
    Check.equal(2, count.get());
  }

  /** One step. */
  @Verdict(Expected.SILENT)
  public void increment() throws Exception {
    AtomicInteger count = new AtomicInteger();
    AtomicLong sum = new AtomicLong();
    Threads.Action increment = () -> sum.addAndGet(count.incrementAndGet());
    Threads.runAll(increment, increment);
    Check.equal(3L, sum.get());
  }

  /** The update function runs again if others came between. */
  @Verdict(Expected.SILENT)
  public void update() throws Exception {
    AtomicInteger count = new AtomicInteger(1);
    Threads.runAll(
        () -> count.updateAndGet(value -> value * 2),
        () -> count.accumulateAndGet(2, (value, factor) -> value * factor));
    Check.equal(4, count.get());
  }

  /** Both see that nobody has begun, both begin. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void checkedThenSet() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicInteger beginners = new AtomicInteger();
    Threads.Action begin =
        () -> {
          if (!begun.get()) {
            begun.set(true);
            beginners.incrementAndGet();
          }
        };
    Threads.runAll(begin, begin);
    Check.equal(1, beginners.get());
  }

  /** {@code compareAndSet} lets one of them begin. */
  @Verdict(Expected.SILENT)
  public void compareAndSet() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    int[] beginners = new int[1];
    Threads.Action begin =
        () -> {
          if (begun.compareAndSet(false, true)) {
            beginners[0]++;
          }
        };
    Threads.runAll(begin, begin);
    Check.equal(1, beginners[0]);
  }

  /**
   * A stack of "a" on "b": between the look at the top and the exchange, both are popped and "a" is
   * pushed again. The exchange finds "a" where it was, and brings back the "b" that is in use.
   */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void topIsTheSameAgain() throws Exception {
    AtomicReference<String> top = new AtomicReference<>("a");
    AtomicReference<String> below = new AtomicReference<>("b");
    Threads.runAll(
        () -> {
          String seen = top.get();
          top.compareAndSet(seen, below.get());
        },
        () -> {
          if (top.compareAndSet("a", "none")) {
            below.set("none");
            top.set("a");
          }
        });
    Check.that(!top.get().equals("b") || below.get().equals("b"), "popped and still there");
  }

  /** A stamp that each change moves tells the two "a" from each other. */
  @Verdict(Expected.SILENT)
  public void topHasAnotherStamp() throws Exception {
    AtomicStampedReference<String> top = new AtomicStampedReference<>("a", 0);
    AtomicReference<String> below = new AtomicReference<>("b");
    Threads.runAll(
        () -> {
          int[] stamp = new int[1];
          String seen = top.get(stamp);
          top.compareAndSet(seen, below.get(), stamp[0], stamp[0] + 1);
        },
        () -> {
          if (top.compareAndSet("a", "none", 0, 1)) {
            below.set("none");
            top.set("a", 2);
          }
        });
    Check.that(
        !top.getReference().equals("b") || below.get().equals("b"), "popped and still there");
  }

  /** A mark that was set keeps everybody else from exchanging the reference. */
  @Verdict(Expected.SILENT)
  public void marked() throws Exception {
    AtomicMarkableReference<String> next = new AtomicMarkableReference<>("old", false);
    AtomicBoolean removed = new AtomicBoolean();
    AtomicBoolean replaced = new AtomicBoolean();
    Threads.runAll(
        () -> removed.set(next.attemptMark("old", true)),
        () -> replaced.set(next.compareAndSet("old", "new", false, false)));
    Check.that(removed.get() != replaced.get(), "both or neither");
  }

  /** Neighbours in an atomic array are variables of their own. */
  @Verdict(Expected.SILENT)
  public void arrayElements() throws Exception {
    AtomicIntegerArray counts = new AtomicIntegerArray(2);
    Threads.runAll(
        () -> counts.incrementAndGet(0),
        () -> counts.incrementAndGet(1),
        () -> counts.addAndGet(1, 2));
    Check.equal("[1, 3]", counts.toString());
  }

  /** An element is read, and then written. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void arrayElementGetThenSet() throws Exception {
    AtomicIntegerArray counts = new AtomicIntegerArray(2);
    Threads.Action increment = () -> counts.set(1, counts.get(1) + 1);
    Threads.runAll(increment, increment);
    Check.equal(2, counts.get(1));
  }

  /** {@code lazySet} is a release: who sees it sees what was written before. */
  @Verdict(Expected.SILENT)
  public void lazySetPublishes() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    int[] payload = new int[1];
    Threads.runAll(
        () -> {
          payload[0] = 1;
          ready.lazySet(true);
        },
        () -> {
          if (ready.get()) {
            Check.equal(1, payload[0]);
          }
        });
  }

  /** {@code setPlain} publishes nothing. */
  @Verdict(Expected.DATA_RACE)
  public void setPlainDoesNot() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    int[] payload = new int[1];
    Threads.runAll(
        () -> {
          payload[0] = 1;
          ready.setPlain(true);
        },
        () -> {
          if (ready.get()) {
            Check.that(payload[0] >= 0, "unreadable");
          }
        });
  }
}
