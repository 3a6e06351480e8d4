package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final ExplorationOptions OPTIONS =
      ExplorationOptions.of("a test").withTimeBudget(Duration.ofSeconds(30));

  private static Summary summary(int executions, Duration elapsed) {
    return new Summary("a test", "auto", 1L, 1_000, executions, 0, 5, 1, elapsed);
  }

  private static Duration left(int executions, Duration elapsed) {
    return Progress.of(summary(executions, elapsed), Duration.ZERO, OPTIONS).left();
  }

  @Test
  void theSchedulesOrTheTimeComeToTheirEndFirst() {
    assertEquals(Duration.ofSeconds(9), left(100, Duration.ofSeconds(1)));
    assertEquals(Duration.ofSeconds(20), left(100, Duration.ofSeconds(10)));
    assertEquals(Duration.ofSeconds(20), left(0, Duration.ofSeconds(10)));
    assertEquals(Duration.ZERO, left(10, Duration.ofSeconds(31)));
  }

  private static Progress ofSearch(double share, double estimate, int seconds) {
    Enumerated all =
        new Enumerated(
            false, 5, 0, 0, 0, 0, 1, share, estimate, 0.0, List.of(), share, List.of(), List.of(),
            List.of());
    Summary summary =
        new Summary(
            "a test",
            "exhaustive",
            1L,
            Integer.MAX_VALUE,
            100,
            0,
            5,
            0,
            Duration.ofSeconds(seconds),
            Coverage.NONE,
            Occurrences.NONE,
            Optional.of(all),
            Optional.empty());
    return Progress.of(summary, Duration.ZERO, OPTIONS);
  }

  @Test
  void aSearchOfAllTracesEndsWhereItsEstimateSays() {
    assertEquals(Duration.ofSeconds(3), ofSearch(0.25, 400.0, 1).left());
    assertEquals(Duration.ofSeconds(20), ofSearch(0.25, 400.0, 10).left());
    assertEquals(Optional.of(Duration.ofSeconds(30)), ofSearch(0.25, 400.0, 10).toItsEnd());
    assertEquals(Duration.ofSeconds(29), ofSearch(0.0, 0.0, 1).left());
    assertEquals(Optional.empty(), ofSearch(0.0, 0.0, 1).toItsEnd());
  }

  @Test
  void periodsPass() {
    Progress progress =
        new Progress(summary(1, Duration.ofSeconds(20)), Duration.ofSeconds(11), Duration.ZERO);
    assertTrue(progress.hasPassed(Duration.ofSeconds(10)));
    assertTrue(progress.hasPassed(Duration.ofSeconds(4)));
    assertFalse(progress.hasPassed(Duration.ofSeconds(21)));
  }

  private static final class Listener implements ProgressListener {
    final List<Progress> told = new ArrayList<>();
    int finished;
    boolean fails;

    @Override
    public void progress(Progress progress) {
      told.add(progress);
      if (fails) {
        throw new IllegalStateException("its own problem");
      }
    }

    @Override
    public void finished(Progress progress) {
      finished++;
    }
  }

  @Test
  void theListenerIsToldSinceWhen() {
    Listener listener = new Listener();
    ProgressReports reports = new ProgressReports(OPTIONS.withProgress(listener));
    reports.progress(summary(1, Duration.ofMillis(50)));
    reports.progress(summary(2, Duration.ofMillis(120)));
    reports.finished(summary(3, Duration.ofMillis(130)));

    assertEquals(
        List.of(Duration.ZERO, Duration.ofMillis(50)),
        listener.told.stream().map(Progress::before).toList());
    assertEquals(1, listener.finished);
  }

  @Test
  void aListenerThatThrowsIsNotCalledAgain() {
    Listener listener = new Listener();
    listener.fails = true;
    ProgressReports reports = new ProgressReports(OPTIONS.withProgress(listener));
    reports.progress(summary(1, Duration.ofMillis(50)));
    reports.progress(summary(2, Duration.ofMillis(120)));
    reports.finished(summary(3, Duration.ofMillis(130)));

    assertEquals(1, listener.told.size());
    assertEquals(0, listener.finished);
  }
}
