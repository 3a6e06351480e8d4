package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import java.util.Date;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.commons.lang3.concurrent.AtomicInitializer;
import org.apache.commons.lang3.concurrent.AtomicSafeInitializer;
import org.apache.commons.lang3.concurrent.BackgroundInitializer;
import org.apache.commons.lang3.concurrent.CallableBackgroundInitializer;
import org.apache.commons.lang3.concurrent.ConcurrentInitializer;
import org.apache.commons.lang3.concurrent.EventCountCircuitBreaker;
import org.apache.commons.lang3.concurrent.LazyInitializer;
import org.apache.commons.lang3.concurrent.Memoizer;
import org.apache.commons.lang3.concurrent.TimedSemaphore;
import org.apache.commons.lang3.concurrent.locks.LockingVisitors;
import org.apache.commons.lang3.event.EventListenerSupport;
import org.apache.commons.lang3.time.FastDateFormat;

/** What commons-lang3 has for several threads. */
final class LangProgram {
  /** Something with a plain field. */
  static final class Box {
    private int content;

    Box(int content) {
      this.content = content;
    }
  }

  private LangProgram() {}

  private static void initializers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (int i = 0; i < 50; i++) {
      int number = i;
      AtomicInteger made = new AtomicInteger();
      ConcurrentInitializer<Box> lazy =
          LazyInitializer.<Box>builder()
              .setInitializer(() -> new Box(made.incrementAndGet()))
              .get();
      ConcurrentInitializer<Box> safe =
          AtomicSafeInitializer.<Box>builder()
              .setInitializer(() -> new Box(made.incrementAndGet()))
              .get();
      ConcurrentInitializer<Box> atomic =
          AtomicInitializer.<Box>builder().setInitializer(() -> new Box(number)).get();
      BackgroundInitializer<Box> background =
          new CallableBackgroundInitializer<>(() -> new Box(number), threads);
      Workers.work(
          worker -> {
            background.start();
            check(number, atomic.get().content, "atomic");
            int sum = lazy.get().content + safe.get().content;
            check(3, sum, "lazy and safe");
            check(number, background.get().content, "background");
          });
    }
    threads.shutdown();
    check(true, threads.awaitTermination(1, TimeUnit.MINUTES), "over");
  }

  private static void memoizerAndVisitors() throws Exception {
    AtomicInteger computed = new AtomicInteger();
    Memoizer<Integer, Box> memoizer =
        new Memoizer<>(
            (Function<Integer, Box>)
                number -> {
                  computed.incrementAndGet();
                  return new Box(number);
                });
    LockingVisitors.ReadWriteLockVisitor<Box> readWrite =
        LockingVisitors.reentrantReadWriteLockVisitor(new Box(0));
    LockingVisitors.StampedLockVisitor<Box> stamped =
        LockingVisitors.stampedLockVisitor(new Box(0));
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS; i++) {
            int number = i * (worker + 1) % 100;
            check(number, memoizer.compute(number).content, "memoized");
            readWrite.acceptWriteLocked(box -> box.content++);
            stamped.acceptWriteLocked(box -> box.content++);
            int seen = readWrite.applyReadLocked(box -> box.content);
            check(true, seen > i, "own writes");
            check(true, stamped.applyReadLocked(box -> box.content) > i, "own writes");
          }
        });
    check(100, computed.get(), "computed");
    int sum = Workers.COUNT * Workers.ROUNDS;
    check(sum, readWrite.applyReadLocked(box -> box.content), "read-write");
    check(sum, stamped.applyReadLocked(box -> box.content), "stamped");
  }

  private static void othersThatMayBeShared() throws Exception {
    TimedSemaphore semaphore =
        TimedSemaphore.builder()
            .setPeriod(10)
            .setTimeUnit(TimeUnit.MILLISECONDS)
            .setLimit(1_000)
            .get();
    EventCountCircuitBreaker breaker =
        new EventCountCircuitBreaker(100, 1, TimeUnit.MILLISECONDS, 50);
    AtomicInteger changes = new AtomicInteger();
    breaker.addChangeListener(change -> changes.incrementAndGet());
    EventListenerSupport<Runnable> listeners = EventListenerSupport.create(Runnable.class);
    AtomicInteger heard = new AtomicInteger();
    listeners.addListener(heard::incrementAndGet);
    FastDateFormat format =
        FastDateFormat.getInstance("yyyy-MM-dd HH:mm:ss", TimeZone.getTimeZone("UTC"));
    Workers.work(
        worker -> {
          for (int i = 0; i < Workers.ROUNDS / 4; i++) {
            semaphore.tryAcquire();
            breaker.incrementAndCheckState();
            listeners.fire().run();
            Date date = new Date(i * 1_000L);
            check(date, format.parse(format.format(date)), "date");
          }
        });
    semaphore.shutdown();
    check(Workers.COUNT * (Workers.ROUNDS / 4), heard.get(), "heard");
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    initializers();
    memoizerAndVisitors();
    othersThatMayBeShared();
    System.out.println(Workers.RIGHT);
  }
}
