package dev.racetest.samples.libraries;

import static dev.racetest.samples.libraries.RacesOf.assertRaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.commons.lang3.concurrent.AtomicInitializer;
import org.apache.commons.lang3.concurrent.AtomicSafeInitializer;
import org.apache.commons.lang3.concurrent.CallableBackgroundInitializer;
import org.apache.commons.lang3.concurrent.ConcurrentInitializer;
import org.apache.commons.lang3.concurrent.EventCountCircuitBreaker;
import org.apache.commons.lang3.concurrent.LazyInitializer;
import org.apache.commons.lang3.concurrent.Memoizer;
import org.apache.commons.lang3.concurrent.ThresholdCircuitBreaker;
import org.apache.commons.lang3.concurrent.TimedSemaphore;
import org.apache.commons.lang3.time.FastDateFormat;
import org.junit.jupiter.api.Test;

/** What commons-lang3 has for threads. */
class CommonsLangTest {
  private static void initialize(ConcurrentInitializer<int[]> initializer) throws Exception {
    int[][] seen = new int[2][];
    RaceTests.concurrently(() -> seen[0] = initializer.get(), () -> seen[1] = initializer.get());
    assertSame(seen[0], seen[1]);
    assertEquals(7, seen[0][0]);
  }

  private static int[] seven() {
    int[] seven = new int[1];
    seven[0] = 7;
    return seven;
  }

  @Test
  void lazyInitializer() {
    assertRaces(
        () ->
            initialize(
                LazyInitializer.<int[]>builder().setInitializer(CommonsLangTest::seven).get()));
  }

  @Test
  void atomicInitializer() {
    assertRaces(
        () ->
            initialize(
                AtomicInitializer.<int[]>builder().setInitializer(CommonsLangTest::seven).get()));
  }

  @Test
  void atomicSafeInitializer() {
    assertRaces(
        () ->
            initialize(
                AtomicSafeInitializer.<int[]>builder()
                    .setInitializer(CommonsLangTest::seven)
                    .get()));
  }

  @Test
  void backgroundInitializer() {
    assertRaces(
        () -> {
          CallableBackgroundInitializer<int[]> initializer =
              new CallableBackgroundInitializer<>(CommonsLangTest::seven);
          RaceTests.concurrently(initializer::start, initializer::start);
          initialize(initializer);
        });
  }

  @Test
  void memoizer() {
    assertRaces(
        () -> {
          AtomicInteger calls = new AtomicInteger();
          Memoizer<String, Integer> lengths =
              new Memoizer<String, Integer>(
                  (Function<String, Integer>) text -> text.length() + calls.getAndIncrement());
          Body compute = () -> assertEquals(3, lengths.compute("key"));
          RaceTests.concurrently(compute, compute);
          assertEquals(1, calls.get());
        });
  }

  @Test
  void timedSemaphore() {
    assertRaces(
        () -> {
          TimedSemaphore semaphore =
              TimedSemaphore.builder()
                  .setPeriod(1L)
                  .setTimeUnit(TimeUnit.SECONDS)
                  .setLimit(1)
                  .get();
          RaceTests.concurrently(semaphore::acquire, semaphore::acquire);
          semaphore.shutdown();
        });
  }

  @Test
  void circuitBreakers() {
    assertRaces(
        () -> {
          EventCountCircuitBreaker events = new EventCountCircuitBreaker(1, 1L, TimeUnit.SECONDS);
          ThresholdCircuitBreaker bytes = new ThresholdCircuitBreaker(10L);
          Body use =
              () -> {
                events.incrementAndCheckState();
                bytes.incrementAndCheckState(6L);
              };
          RaceTests.concurrently(use, use);
          assertFalse(bytes.checkState());
        });
  }

  @Test
  void dateFormat() {
    assertRaces(
        () -> {
          Body format =
              () -> {
                FastDateFormat days =
                    FastDateFormat.getInstance(
                        "yyyy-MM-dd", TimeZone.getTimeZone("UTC"), Locale.ROOT);
                assertEquals("1970-01-01", days.format(new Date(0L)));
                assertEquals(new Date(0L), days.parse("1970-01-01"));
              };
          RaceTests.concurrently(format, format);
        });
  }
}
