package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Check-then-act on a concurrent map: each call is atomic, the two of them together are not.
 *
 * <p>No data race, so no race detector can help; it takes a schedule that runs another thread
 * between the check and the act, and an assertion that notices.
 */
public class CheckThenAct {
  private static final String KEY = "session";

  /** Creates what is missing, and counts how often. */
  private static class Cache {
    final Map<String, Object> entries = new ConcurrentHashMap<>();
    final AtomicInteger created = new AtomicInteger();

    Object get() {
      if (!entries.containsKey(KEY)) {
        entries.put(KEY, create());
      }
      return entries.get(KEY);
    }

    Object create() {
      created.incrementAndGet();
      return new Object();
    }
  }

  private static final class AtomicCache extends Cache {
    @Override
    Object get() {
      return entries.computeIfAbsent(KEY, key -> create());
    }
  }

  /** Both threads find nothing, both create, and the second entry throws the first one out. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void flawed() throws Exception {
    getTwice(new Cache());
  }

  /** {@code computeIfAbsent} checks and acts in one step. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    getTwice(new AtomicCache());
  }

  private static void getTwice(Cache cache) throws Exception {
    Threads.runAll(cache::get, cache::get);
    Check.equal(1, cache.created.get());
  }
}
