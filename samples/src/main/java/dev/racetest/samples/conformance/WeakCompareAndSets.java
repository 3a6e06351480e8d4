package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A weak compare-and-set may fail for no reason, although nobody else has touched the variable. */
public class WeakCompareAndSets {
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

  /** Only one thread wants the flag, and even that one may not get it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void once() throws Exception {
    AtomicBoolean taken = new AtomicBoolean();
    Threads.runAll(
        () -> Check.that(taken.weakCompareAndSetVolatile(false, true), "nobody else wants it"));
  }

  /** In a loop a failure for no reason costs one more round. */
  @Verdict(Expected.SILENT)
  public void loop() throws Exception {
    AtomicInteger count = new AtomicInteger();
    Threads.Action increment =
        () -> {
          int seen = count.get();
          while (!count.weakCompareAndSetVolatile(seen, seen + 1)) {
            seen = count.get();
          }
        };
    Threads.runAll(increment, increment);
    Check.equal(2, count.get());
  }

  /** The strong form fails only if somebody else was faster. */
  @Verdict(Expected.SILENT)
  public void strong() throws Exception {
    AtomicReference<String> owner = new AtomicReference<>("nobody");
    Threads.runAll(() -> Check.that(owner.compareAndSet("nobody", "somebody"), "lost"));
    Check.equal("somebody", owner.get());
  }

  /** An entry is dropped because a reference could not be exchanged. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void referenceOnce() throws Exception {
    AtomicReference<String> last = new AtomicReference<>("none");
    Threads.runAll(() -> last.weakCompareAndSetRelease("none", "first"));
    Check.equal("first", last.get());
  }

  /** The same through a {@code VarHandle} on an array. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void elementOnce() throws Exception {
    int[] slots = new int[2];
    Threads.runAll(
        () -> Check.that(ELEMENT.weakCompareAndSetAcquire(slots, 1, 0, 1), "the slot is free"));
  }

  /** A spin lock takes the failure for contention and tries again. */
  @Verdict(Expected.SILENT)
  public void spinLock() throws Exception {
    int[] lock = new int[1];
    int[] count = new int[1];
    Threads.Action increment =
        () -> {
          while (!ELEMENT.weakCompareAndSetAcquire(lock, 0, 0, 1)) {
            Thread.onSpinWait();
          }
          count[0]++;
          ELEMENT.setRelease(lock, 0, 0);
        };
    Threads.runAll(increment, increment);
    Check.equal(2, count[0]);
  }
}
