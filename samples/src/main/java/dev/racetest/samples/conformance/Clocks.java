package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clocks: all of them tell the same time, which moves as the program sleeps and waits. */
public class Clocks {
  private static final long HOUR = TimeUnit.HOURS.toMillis(1);

  /** All of them in a row: none is behind the one before by more than its unit. */
  @Verdict(Expected.SILENT)
  public void inARow() {
    long millis = System.currentTimeMillis();
    Instant instant = Instant.now();
    Instant system = Clock.systemUTC().instant();
    Date date = new Date();
    long calendar = Calendar.getInstance().getTimeInMillis();
    Instant zoned = ZonedDateTime.now().toInstant();
    Check.that(instant.toEpochMilli() >= millis, "instant");
    Check.that(!system.isBefore(instant), "clock");
    Check.that(date.getTime() >= system.toEpochMilli(), "date");
    Check.that(calendar >= date.getTime(), "calendar");
    Check.that(zoned.toEpochMilli() >= calendar, "zoned");
  }

  /** Who has slept finds it later, by {@code nanoTime}. */
  @Verdict(Expected.SILENT)
  public void nanoTimeMoves() throws Exception {
    Threads.Action sleeper =
        () -> {
          long begin = System.nanoTime();
          Thread.sleep(3);
          Check.that(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(2), "no later");
        };
    Threads.runAll(sleeper, sleeper);
  }

  /** Who has slept for an hour finds it an hour later by each clock, and not two. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void allClocksMove() throws Exception {
    long millis = System.currentTimeMillis();
    long date = new Date().getTime();
    Instant instant = Instant.now();
    Instant system = Clock.systemDefaultZone().instant();
    Clock ticking = Clock.tickSeconds(Clock.systemUTC().getZone());
    Instant second = ticking.instant();
    Thread.sleep(HOUR);
    anHour(System.currentTimeMillis() - millis);
    anHour(new Date().getTime() - date);
    anHour(Duration.between(instant, Instant.now()).toMillis());
    anHour(Duration.between(system, Clock.systemDefaultZone().instant()).toMillis());
    long seconds = Duration.between(second, ticking.instant()).toSeconds();
    Check.that(seconds == 3_600 || seconds == 3_601, seconds + " seconds");
  }

  private static void anHour(long millis) {
    Check.that(millis >= HOUR && millis < HOUR + 1_000, millis + " ms");
  }

  /** Local time moves as well, and past midnight, too. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void nextDay() throws Exception {
    LocalDateTime today = LocalDateTime.now(Clock.systemUTC());
    Thread.sleep(24 * HOUR);
    LocalDateTime tomorrow = LocalDateTime.now(Clock.systemUTC());
    Check.equal(today.toLocalDate().plusDays(1), tomorrow.toLocalDate());
  }

  /** A wait that gives up after an hour takes an hour. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void waitingTakesItsTime() throws Exception {
    long begin = System.currentTimeMillis();
    Check.that(!new CountDownLatch(1).await(1, TimeUnit.HOURS), "counted down by nobody");
    anHour(System.currentTimeMillis() - begin);
  }

  /** Two threads that look within one millisecond have one number. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void millisecondsAsNumbers() throws Exception {
    Set<Long> numbers = ConcurrentHashMap.newKeySet();
    Threads.Action draw = () -> numbers.add(System.currentTimeMillis());
    Threads.runAll(draw, draw);
    Check.equal(2, numbers.size());
  }

  /** Seconds of {@code java.time} are no better. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void secondsAsNumbers() throws Exception {
    Set<Long> numbers = ConcurrentHashMap.newKeySet();
    Threads.Action draw = () -> numbers.add(Instant.now().getEpochSecond());
    Threads.runAll(draw, draw);
    Check.equal(2, numbers.size());
  }

  /** A time that is moved on where it has been used already makes numbers. */
  @Verdict(Expected.SILENT)
  public void millisecondsMadeUnique() throws Exception {
    Set<Long> numbers = ConcurrentHashMap.newKeySet();
    AtomicLong last = new AtomicLong();
    Threads.Action draw =
        () -> {
          long now = System.currentTimeMillis();
          numbers.add(last.updateAndGet(previous -> Math.max(previous + 1, now)));
        };
    Threads.runAll(draw, draw);
    Check.equal(2, numbers.size());
  }

  /** Having slept longer than the other one does not mean to come after it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void sleepInsteadOfWaiting() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread worker =
        Threads.start(
            () -> {
              Thread.sleep(10);
              done.set(true);
            });
    Thread.sleep(11);
    Check.that(done.get(), "not done yet");
    worker.join();
  }

  /** And it orders nothing, even when it comes out as it was meant. */
  @Verdict(Expected.DATA_RACE)
  public void sleepPublishesNothing() throws Exception {
    int[] box = new int[1];
    Thread worker = Threads.start(() -> box[0] = 1);
    Thread.sleep(1_000);
    Check.that(box[0] >= 0, "unreadable");
    worker.join();
  }
}
