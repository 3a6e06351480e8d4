package dev.racetest.samples.reports;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Finding.Kind;
import java.time.Duration;
import java.util.Locale;

/** The failures that have a golden report, and how to bring each about. */
enum Failure {
  RACE_ON_A_FIELD(Kind.DATA_RACE, Programs::raceOnAField),
  RACE_IN_A_MAP(Kind.DATA_RACE, Programs::raceInAMap),
  EXCEPTION(Kind.EXCEPTION, Programs::exception),
  DEADLOCK_OF_MONITORS(Kind.DEADLOCK, Programs::deadlockOfMonitors),
  DEADLOCK_OF_LOCKS(Kind.DEADLOCK, Programs::deadlockOfLocks),
  LOST_NOTIFICATION(Kind.DEADLOCK, Programs::lostNotification),
  LIVELOCK(Kind.LIVELOCK, Programs::livelock),
  STEP_LIMIT(Kind.STEP_LIMIT, Programs::stepLimit);

  private static final int SCHEDULES = 200;
  private static final int MOST_STEPS = 200;

  private final Kind kind;
  private final Body body;

  Failure(Kind kind, Body body) {
    this.kind = kind;
    this.body = body;
  }

  Kind kind() {
    return kind;
  }

  Body body() {
    return body;
  }

  ExplorationOptions options() {
    return ExplorationOptions.of(title())
        .withSchedules(SCHEDULES)
        .withMaxSteps(MOST_STEPS)
        .withTimeBudget(Duration.ofMinutes(5));
  }

  /** Such as {@code race-on-a-field}. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
