package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import com.google.common.collect.Multiset;
import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import com.google.common.util.concurrent.SettableFuture;
import com.google.common.util.concurrent.Striped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;

/** What Guava has for several threads. */
final class GuavaProgram {
  private static final int KEYS = 80;

  /** Something with a plain field. */
  static final class Text {
    private int number;

    Text(int number) {
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Text text && text.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  /** Who is told of events, by one thread at a time and by several. */
  static final class Listener {
    private int oneByOne;
    private final AtomicInteger together = new AtomicInteger();

    @Subscribe
    void hear(Text text) {
      oneByOne++;
    }

    @Subscribe
    @AllowConcurrentEvents
    void hearTogether(Text text) {
      together.incrementAndGet();
    }
  }

  private GuavaProgram() {}

  private static void cache() throws InterruptedException {
    AtomicInteger entered = new AtomicInteger();
    AtomicInteger removed = new AtomicInteger();
    LoadingCache<Integer, Text> cache =
        CacheBuilder.newBuilder()
            .maximumSize(50)
            .expireAfterAccess(Duration.ofMillis(1))
            .expireAfterWrite(Duration.ofMillis(2))
            .removalListener(gone -> removed.incrementAndGet())
            .recordStats()
            .build(
                CacheLoader.from(
                    key -> {
                      entered.incrementAndGet();
                      return new Text(key);
                    }));
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            int key = i * (worker + 1) % KEYS;
            check(key, cache.get(key).number, "value");
            if (i % 10 == worker) {
              entered.incrementAndGet();
              cache.put(key, new Text(key));
            } else if (i % 10 == worker + 4) {
              cache.invalidate(key);
            }
          }
        });
    check((long) Workers.COUNT * Workers.ROUNDS, cache.stats().requestCount(), "requests");
    cache.invalidateAll();
    cache.cleanUp();
    check(entered.get(), removed.get(), "removed");
  }

  private static void events() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    EventBus bus = new EventBus();
    EventBus later = new AsyncEventBus(threads);
    // A bus takes care of its own threads only.
    Listener listener = new Listener();
    Listener laterListener = new Listener();
    bus.register(listener);
    later.register(laterListener);
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            (i % 2 == 0 ? bus : later).post(new Text(i));
          }
        });
    threads.shutdown();
    check(true, threads.awaitTermination(1, TimeUnit.MINUTES), "over");
    for (Listener each : List.of(listener, laterListener)) {
      check(Workers.COUNT * Workers.ROUNDS / 2, each.oneByOne, "events, one by one");
      check(Workers.COUNT * Workers.ROUNDS / 2, each.together.get(), "events");
    }
  }

  private static void futures() throws Exception {
    ListeningExecutorService threads =
        MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS / 10; i++) {
            int number = i;
            SettableFuture<Text> promised = SettableFuture.create();
            ListenableFuture<Text> submitted = threads.submit(() -> new Text(number));
            ListenableFuture<Integer> sum =
                Futures.transform(
                    Futures.allAsList(List.of(promised, submitted)),
                    texts -> texts.get(0).number + texts.get(1).number,
                    threads);
            threads.execute(() -> promised.set(new Text(1)));
            check(number + 1, sum.get(), "sum");
          }
        });
    threads.shutdown();
    check(true, threads.awaitTermination(1, TimeUnit.MINUTES), "over");
  }

  private static void smallOnes() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    Supplier<Text> once = Suppliers.memoize(() -> new Text(made.incrementAndGet()));
    Interner<Text> interner = Interners.newWeakInterner();
    Striped<Lock> locks = Striped.lock(8);
    int[] counts = new int[8];
    Multiset<Integer> bag = ConcurrentHashMultiset.create();
    RateLimiter limiter = RateLimiter.create(1_000_000);
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            check(1, once.get().number, "made");
            check(i % 8, interner.intern(new Text(i % 8)).number, "interned");
            limiter.tryAcquire();
            bag.add(i % 8);
            Lock lock = locks.getAt(i % 8);
            lock.lock();
            try {
              counts[i % 8]++;
            } finally {
              lock.unlock();
            }
          }
        });
    check(Workers.COUNT * Workers.ROUNDS, bag.size(), "size");
    check(Workers.COUNT * Workers.ROUNDS / 8, counts[0], "count");
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    cache();
    events();
    futures();
    smallOnes();
    System.out.println(Workers.RIGHT);
  }
}
