package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.racetest.scheduler.RaceTests;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Caffeine, used from several threads as its documentation allows.
 *
 * <p>The races on {@code PS}, an entry of the cache, are true ones and benign. {@code retire} and
 * {@code die} say that an entry has been removed; both are {@code @GuardedBy("this")} and write
 * plainly. {@code isAlive} and {@code getValue} are not guarded, and read in opaque or acquire
 * mode: what they see of an entry that is just being removed, they might have seen before.
 */
class CaffeineTest {
  private static final String[] ENTRY = {"PS.key", "PS.value"};

  @Test
  void unboundedCache() {
    assertRaces(
        () -> {
          Cache<String, Integer> cache = Caffeine.newBuilder().build();
          RaceTests.concurrently(
              () -> {
                cache.put("a", 1);
                cache.getIfPresent("b");
              },
              () -> {
                cache.put("b", 2);
                cache.invalidate("a");
              });
        });
  }

  @Test
  void cacheUpToASize() {
    assertRaces(
        () -> {
          Cache<String, Integer> cache =
              Caffeine.newBuilder().maximumSize(1).executor(Runnable::run).build();
          RaceTests.concurrently(
              () -> {
                cache.put("a", 1);
                cache.getIfPresent("b");
              },
              () -> {
                cache.put("b", 2);
                cache.invalidate("a");
              });
          cache.cleanUp();
          assertTrue(cache.estimatedSize() <= 1);
        },
        ENTRY);
  }

  @Test
  void cacheWithMaintenanceInThePool() {
    assertRaces(
        () -> {
          Cache<String, Integer> cache = Caffeine.newBuilder().maximumSize(1).build();
          RaceTests.concurrently(
              () -> cache.put("a", 1), () -> cache.put("b", 2), () -> cache.getIfPresent("a"));
          endMaintenance();
        },
        "PS.value");
  }

  private static void endMaintenance() {
    assertTrue(ForkJoinPool.commonPool().awaitQuiescence(1L, TimeUnit.HOURS));
  }

  @Test
  void cacheThatExpires() {
    assertRaces(
        () -> {
          Cache<String, Integer> cache =
              Caffeine.newBuilder()
                  .expireAfterWrite(Duration.ofSeconds(1))
                  .executor(Runnable::run)
                  .recordStats()
                  .build();
          cache.put("a", 1);
          RaceTests.concurrently(
              () -> {
                cache.getIfPresent("a");
                cache.put("a", 2);
              },
              () -> {
                Thread.sleep(2_000);
                cache.getIfPresent("a");
                cache.put("a", 3);
              });
        },
        ENTRY);
  }

  @Test
  void cacheThatExpiresUnused() {
    assertRaces(
        () -> {
          Cache<String, Integer> cache =
              Caffeine.newBuilder()
                  .expireAfterAccess(Duration.ofSeconds(1))
                  .executor(Runnable::run)
                  .build();
          cache.put("a", 1);
          RaceTests.concurrently(() -> cache.getIfPresent("a"), () -> cache.getIfPresent("a"));
        });
  }

  @Test
  void loadingCache() {
    assertRaces(
        () -> {
          AtomicInteger loads = new AtomicInteger();
          LoadingCache<String, Integer> cache =
              Caffeine.newBuilder()
                  .maximumSize(10)
                  .executor(Runnable::run)
                  .build(key -> key.length() + loads.getAndIncrement());
          RaceTests.concurrently(
              () -> assertEquals(3, cache.get("key")), () -> assertEquals(3, cache.get("key")));
          assertEquals(1, loads.get());
        });
  }

  @Test
  void cacheThatRefreshes() {
    assertRaces(
        () -> {
          LoadingCache<String, Integer> cache =
              Caffeine.newBuilder()
                  .refreshAfterWrite(Duration.ofSeconds(1))
                  .executor(Runnable::run)
                  .build(String::length);
          cache.get("key");
          Thread.sleep(2_000);
          RaceTests.concurrently(
              () -> assertEquals(3, cache.get("key")), () -> assertEquals(3, cache.get("key")));
        });
  }

  @Test
  void asyncCache() {
    assertRaces(
        () -> {
          AsyncCache<String, int[]> cache = Caffeine.newBuilder().maximumSize(2).buildAsync();
          RaceTests.concurrently(
              () -> assertEquals(7, cache.get("key", any -> new int[] {7}).get()[0]),
              () -> {
                CompletableFuture<int[]> present = cache.getIfPresent("key");
                assertTrue(present == null || present.get()[0] == 7);
              });
          endMaintenance();
        });
  }
}
