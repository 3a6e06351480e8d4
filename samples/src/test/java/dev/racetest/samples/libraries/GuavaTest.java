package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.MapMaker;
import com.google.common.collect.Multiset;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.util.concurrent.AtomicDouble;
import com.google.common.util.concurrent.AtomicLongMap;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.Monitor;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.Striped;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;

/** Guava, used from several threads as its documentation allows. */
class GuavaTest {
  @Test
  void cacheUpToASize() {
    assertRaces(
        () -> {
          Cache<String, String> cache = CacheBuilder.newBuilder().maximumSize(1).build();
          RaceTests.concurrently(
              () -> {
                cache.put("a", "1");
                cache.getIfPresent("a");
              },
              () -> {
                cache.put("b", "2");
                cache.invalidate("a");
              });
          assertTrue(cache.size() <= 1);
        });
  }

  @Test
  void cacheThatExpires() {
    assertRaces(
        () -> {
          Cache<String, String> cache =
              CacheBuilder.newBuilder()
                  .expireAfterAccess(Duration.ofSeconds(1))
                  .recordStats()
                  .build();
          cache.put("a", "1");
          RaceTests.concurrently(
              () -> {
                cache.getIfPresent("a");
                cache.put("a", "2");
              },
              () -> {
                cache.getIfPresent("a");
                Thread.sleep(2_000);
                cache.getIfPresent("a");
                cache.cleanUp();
              });
        });
  }

  @Test
  void loadingCache() {
    assertRaces(
        () -> {
          AtomicInteger loads = new AtomicInteger();
          LoadingCache<String, Integer> cache =
              CacheBuilder.newBuilder()
                  .build(CacheLoader.from(key -> key.length() + loads.getAndIncrement()));
          RaceTests.concurrently(
              () -> assertEquals(3, cache.get("key")), () -> assertEquals(3, cache.get("key")));
          assertEquals(1, loads.get());
        });
  }

  @Test
  void loadingCacheThatRefreshes() {
    assertRaces(
        () -> {
          LoadingCache<String, Integer> cache =
              CacheBuilder.newBuilder()
                  .weakKeys()
                  .softValues()
                  .build(CacheLoader.from(String::length));
          RaceTests.concurrently(
              () -> assertEquals(3, cache.get("key")),
              () -> {
                cache.refresh("key");
                assertEquals(3, cache.get("key"));
              });
        });
  }

  @Test
  void stripedLocks() {
    assertRaces(
        () -> {
          Striped<Lock> locks = Striped.lazyWeakLock(2);
          int[] counts = new int[1];
          RaceTests.concurrently(() -> increment(locks, counts), () -> increment(locks, counts));
          assertEquals(2, counts[0]);
        });
  }

  private static void increment(Striped<Lock> locks, int[] counts) {
    Lock lock = locks.get("key");
    lock.lock();
    try {
      counts[0]++;
    } finally {
      lock.unlock();
    }
  }

  @Test
  void interners() {
    assertRaces(
        () -> {
          Interner<List<Integer>> strong = Interners.newStrongInterner();
          Interner<List<Integer>> weak = Interners.newWeakInterner();
          Object[] interned = new Object[4];
          RaceTests.concurrently(
              () -> {
                interned[0] = strong.intern(List.of(1));
                interned[1] = weak.intern(List.of(1));
              },
              () -> {
                interned[2] = strong.intern(List.of(1));
                interned[3] = weak.intern(List.of(1));
              });
          assertSame(interned[0], interned[2]);
          assertSame(interned[1], interned[3]);
        });
  }

  public static final class Counter {
    int count;

    @Subscribe
    public void count(String event) {
      count++;
    }
  }

  @Test
  void eventBus() {
    assertRaces(
        () -> {
          EventBus bus = new EventBus();
          Counter counter = new Counter();
          bus.register(counter);
          RaceTests.concurrently(() -> bus.post("a"), () -> bus.post("b"));
          assertEquals(2, counter.count);
        });
  }

  @Test
  void eventBusWithLateSubscriber() {
    assertRaces(
        () -> {
          EventBus bus = new EventBus();
          Counter counter = new Counter();
          RaceTests.concurrently(() -> bus.register(counter), () -> bus.post("b"));
          bus.unregister(counter);
        });
  }

  @Test
  void settableFuture() {
    assertRaces(
        () -> {
          SettableFuture<int[]> future = SettableFuture.create();
          int[] sum = new int[1];
          ListenableFuture<Integer> length =
              Futures.transform(future, array -> array[0], MoreExecutors.directExecutor());
          RaceTests.concurrently(
              () -> future.set(new int[] {7}),
              () -> sum[0] = future.get()[0],
              () -> assertEquals(7, length.get()));
          assertEquals(7, sum[0]);
        });
  }

  @Test
  void futuresTogether() {
    assertRaces(
        () -> {
          SettableFuture<Integer> one = SettableFuture.create();
          SettableFuture<Integer> two = SettableFuture.create();
          ListenableFuture<List<Integer>> all = Futures.allAsList(one, two);
          RaceTests.concurrently(() -> one.set(1), () -> two.set(2));
          assertEquals(List.of(1, 2), all.get());
        });
  }

  @Test
  void cancelledFuture() {
    assertRaces(
        () -> {
          SettableFuture<Integer> future = SettableFuture.create();
          AtomicInteger heard = new AtomicInteger();
          future.addListener(heard::incrementAndGet, MoreExecutors.directExecutor());
          RaceTests.concurrently(
              () -> future.set(1),
              () -> future.cancel(true),
              () -> future.addListener(heard::incrementAndGet, MoreExecutors.directExecutor()));
          assertEquals(2, heard.get());
        });
  }

  @Test
  void rateLimiter() {
    assertRaces(
        () -> {
          RateLimiter limiter = RateLimiter.create(10.0);
          RaceTests.concurrently(limiter::acquire, limiter::acquire, () -> limiter.setRate(5.0));
        });
  }

  @Test
  void memoizedSupplier() {
    assertRaces(
        () -> {
          int[] calls = new int[1];
          Supplier<Integer> supplier = Suppliers.memoize(() -> ++calls[0]);
          RaceTests.concurrently(
              () -> assertEquals(1, supplier.get()), () -> assertEquals(1, supplier.get()));
        });
  }

  @Test
  void memoizedSupplierThatExpires() {
    assertRaces(
        () -> {
          AtomicInteger calls = new AtomicInteger();
          Supplier<Integer> supplier =
              Suppliers.memoizeWithExpiration(calls::incrementAndGet, 1, TimeUnit.SECONDS);
          RaceTests.concurrently(
              supplier::get,
              () -> {
                Thread.sleep(1_500);
                supplier.get();
              });
        });
  }

  @Test
  void monitor() {
    assertRaces(
        () -> {
          Monitor monitor = new Monitor();
          int[] box = new int[1];
          Monitor.Guard full = monitor.newGuard(() -> box[0] != 0);
          RaceTests.concurrently(
              () -> {
                monitor.enter();
                box[0] = 1;
                monitor.leave();
              },
              () -> {
                monitor.enterWhen(full);
                assertEquals(1, box[0]);
                monitor.leave();
              });
        });
  }

  /**
   * Benign, and known to the authors: "This is an unsynchronized read!", says a comment in {@code
   * execute}. Who reads an outdated state looks again under the lock, or has nothing more to do.
   */
  @Test
  void sequentialExecutor() {
    assertRaces(
        () -> {
          int[] count = new int[1];
          Executor sequential =
              MoreExecutors.newSequentialExecutor(command -> new Thread(command).start());
          RaceTests.concurrently(
              () -> sequential.execute(() -> count[0]++),
              () -> sequential.execute(() -> count[0]++));
        },
        "SequentialExecutor.workerRunningState");
  }

  @Test
  void countersAndMultisets() {
    assertRaces(
        () -> {
          AtomicLongMap<String> counts = AtomicLongMap.create();
          Multiset<String> bag = ConcurrentHashMultiset.create();
          AtomicDouble sum = new AtomicDouble();
          RaceTests.concurrently(
              () -> {
                counts.incrementAndGet("a");
                bag.add("a", 2);
                sum.addAndGet(0.5);
              },
              () -> {
                counts.incrementAndGet("a");
                bag.remove("a", 1);
                sum.addAndGet(0.5);
              });
          assertEquals(2, counts.get("a"));
          assertEquals(1.0, sum.get());
        });
  }

  @Test
  void mapMaker() {
    assertRaces(
        () -> {
          ConcurrentMap<String, String> map = new MapMaker().weakValues().makeMap();
          RaceTests.concurrently(() -> map.put("a", "1"), () -> map.putIfAbsent("a", "2"));
          assertEquals(1, map.size());
        });
  }

  /**
   * Benign, and known to the authors: the fields are annotated {@code @LazyInit}. Each thread may
   * make a view of its own; they are equal, and safe to publish anyhow, their fields being final.
   */
  @Test
  void immutableCollections() {
    assertRaces(
        () -> {
          ImmutableMap<String, Integer> map = ImmutableMap.of("a", 1, "b", 2, "c", 3);
          ImmutableSet<String> set = ImmutableSet.of("a", "b", "c");
          ImmutableSortedMap<String, Integer> sorted = ImmutableSortedMap.of("a", 1, "b", 2);
          Body look =
              () -> {
                assertEquals(6, map.values().stream().mapToInt(Integer::intValue).sum());
                assertTrue(map.entrySet().containsAll(sorted.entrySet()));
                assertTrue(set.asList().containsAll(sorted.descendingMap().keySet()));
                assertEquals(map.keySet().hashCode(), set.hashCode());
              };
          RaceTests.concurrently(look, look);
        },
        "ImmutableSet$CachingAsList.asList",
        "ImmutableSortedSet.descendingSet");
  }
}
