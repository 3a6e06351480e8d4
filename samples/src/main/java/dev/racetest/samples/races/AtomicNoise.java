package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Atomic variables around an update. Mostly the second one has read what the first one had written,
 * and is ordered behind it by luck; only when what was read decides over the update is it more.
 */
public class AtomicNoise {
  private static final class Tally {
    int count;
    volatile long heartbeat;
  }

  private static void twice(Runnable noise, Threads.Action update) throws InterruptedException {
    Threads.Action action =
        () -> {
          noise.run();
          update.run();
          noise.run();
        };
    Threads.runAll(action, action);
  }

  /** Each step has a number of its own. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenIds() throws Exception {
    AtomicInteger ids = new AtomicInteger();
    Tally tally = new Tally();
    twice(ids::incrementAndGet, () -> tally.count++);
  }

  /** Only the thread with the first number counts. */
  @Verdict(Expected.SILENT)
  public void onlyTheFirstIdCounts() throws Exception {
    AtomicInteger ids = new AtomicInteger();
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          if (ids.incrementAndGet() == 1) {
            tally.count++;
          }
          ids.incrementAndGet();
        };
    Threads.runAll(action, action);
    Check.equal(1, tally.count);
  }

  /** Metrics in a concurrent map. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenMetrics() throws Exception {
    ConcurrentMap<String, Integer> metrics = new ConcurrentHashMap<>();
    Tally tally = new Tally();
    twice(() -> metrics.merge("steps", 1, Integer::sum), () -> tally.count++);
  }

  /** The same map, but inside of it the key is locked. */
  @Verdict(Expected.SILENT)
  public void insideOfAMetric() throws Exception {
    ConcurrentMap<String, Integer> metrics = new ConcurrentHashMap<>();
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          metrics.merge("steps", 1, Integer::sum);
          metrics.compute("count", (key, seen) -> ++tally.count);
        };
    Threads.runAll(action, action);
    Check.equal(2, tally.count);
  }

  /** Who puts the claim into the map has the field, and the other one goes without. */
  @Verdict(Expected.SILENT)
  public void whoHasTheClaimCounts() throws Exception {
    ConcurrentMap<String, Thread> claims = new ConcurrentHashMap<>();
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          if (claims.putIfAbsent("field", Thread.currentThread()) == null) {
            tally.count++;
          }
        };
    Threads.runAll(action, action);
    Check.equal(1, tally.count);
  }

  /** An adder, which orders less than a counter. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenAdditions() throws Exception {
    LongAdder steps = new LongAdder();
    Tally tally = new Tally();
    twice(steps::increment, () -> tally.count++);
  }

  /** A sign of life that both write and both look at. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenHeartbeats() throws Exception {
    Tally tally = new Tally();
    twice(() -> tally.heartbeat = tally.heartbeat + 1, () -> tally.count++);
  }

  /**
   * The second one looks whether there is a sign of life of the first one, and only then counts.
   */
  @Verdict(Expected.SILENT)
  public void afterTheHeartbeat() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          tally.count++;
          tally.heartbeat = 1;
        },
        () -> {
          if (tally.heartbeat == 1) {
            tally.count++;
          }
        });
    Check.that(tally.count >= 1, "lost");
  }

  /** It looks whether there is one, and counts in any case. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void whateverTheHeartbeat() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          tally.count++;
          tally.heartbeat = 1;
        },
        () -> {
          Check.that(tally.heartbeat <= 1, "too lively");
          tally.count++;
        });
  }

  /** The flag is a lock for who gets it; the others do not wait. */
  @Verdict(Expected.SILENT)
  public void countedBehindAFlag() throws Exception {
    AtomicBoolean busy = new AtomicBoolean();
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          if (busy.compareAndSet(false, true)) {
            tally.count++;
            busy.set(false);
          }
        };
    Threads.runAll(action, action, action);
    Check.that(tally.count >= 1 && tally.count <= 3, "miscounted");
  }

  /** The flag is looked at by one and set by another call. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void countedBehindAFlagInTwoCalls() throws Exception {
    AtomicBoolean busy = new AtomicBoolean();
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          if (!busy.get()) {
            busy.set(true);
            tally.count++;
            busy.set(false);
          }
        };
    Threads.runAll(action, action);
  }

  /** The last one who is done adds up what all have written. */
  @Verdict(Expected.SILENT)
  public void theLastOneAddsUp() throws Exception {
    Check.equal(3, addUp(0));
  }

  /** The first one who is done adds up, and the other one may still be writing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void theFirstOneAddsUp() throws Exception {
    addUp(1);
  }

  private static int addUp(int left) throws InterruptedException {
    Tally one = new Tally();
    Tally other = new Tally();
    AtomicInteger running = new AtomicInteger(2);
    int[] sum = new int[1];
    Runnable end =
        () -> {
          if (running.decrementAndGet() == left) {
            sum[0] = one.count + other.count;
          }
        };
    Threads.runAll(
        () -> {
          one.count = 1;
          end.run();
        },
        () -> {
          other.count = 2;
          end.run();
        });
    return sum[0];
  }
}
