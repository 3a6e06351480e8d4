package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Caches of Caffeine that are too small, whose entries expire. */
final class CaffeineProgram {
  private static final int SIZE = 50;
  private static final int KEYS = 80;

  /** A value with a plain field, which the cache publishes. */
  private static final class Page {
    private int key;

    Page(int key) {
      this.key = key;
    }
  }

  private CaffeineProgram() {}

  private static void synchronous() throws InterruptedException {
    AtomicLong nanos = new AtomicLong();
    AtomicInteger entered = new AtomicInteger();
    AtomicInteger removed = new AtomicInteger();
    LoadingCache<Integer, Page> cache =
        Caffeine.newBuilder()
            .maximumSize(SIZE)
            .expireAfterWrite(Duration.ofNanos(1_000))
            .expireAfterAccess(Duration.ofNanos(500))
            .ticker(nanos::get)
            .executor(Runnable::run)
            .recordStats()
            .evictionListener((key, page, cause) -> {})
            .removalListener(
                (Integer key, Page page, RemovalCause cause) -> removed.incrementAndGet())
            .build(
                key -> {
                  entered.incrementAndGet();
                  return new Page(key);
                });
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            int key = i * (worker + 1) % KEYS;
            nanos.incrementAndGet();
            check(key, cache.get(key).key, "page");
            if (i % 10 == worker) {
              entered.incrementAndGet();
              cache.put(key, new Page(key));
            } else if (i % 10 == worker + 4) {
              cache.invalidate(key);
            }
          }
        });
    cache.cleanUp();
    check(true, cache.estimatedSize() <= SIZE, "within its size");
    CacheStats stats = cache.stats();
    check((long) Workers.COUNT * Workers.ROUNDS, stats.requestCount(), "requests");
    check(entered.get(), removed.get() + (int) cache.estimatedSize(), "entries");
  }

  private static void asynchronous() throws InterruptedException {
    AsyncLoadingCache<Integer, Page> cache =
        Caffeine.newBuilder()
            .maximumSize(SIZE)
            .refreshAfterWrite(Duration.ofNanos(1))
            .buildAsync(Page::new);
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            int key = i * (worker + 1) % KEYS;
            check(key, cache.get(key).join().key, "page");
            check(-1, cache.get(key).thenApply(page -> page.key - key - 1).join(), "page");
          }
        });
  }

  private static void weakKeysAndSoftValues() throws InterruptedException {
    LoadingCache<Object, Page> cache =
        Caffeine.newBuilder().weakKeys().softValues().build(key -> new Page(key.hashCode()));
    Object[] keys = new Object[KEYS];
    for (int i = 0; i < KEYS; i++) {
      keys[i] = new Object();
    }
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            Object key = keys[i * (worker + 1) % KEYS];
            check(key.hashCode(), cache.get(key).key, "page");
            // Nobody else has this key, so its entry goes sometime.
            cache.put(new Object(), new Page(i));
            if (i % 10 == worker) {
              cache.asMap().computeIfPresent(key, (same, page) -> new Page(page.key));
            }
          }
        });
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    synchronous();
    asynchronous();
    weakKeysAndSoftValues();
    System.out.println(Workers.RIGHT);
  }
}
