package dev.racetest.reports.corpus;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.replay.ReplayToken;
import java.util.Set;

/** Tokens of executions that never were. */
final class Tokens {
  private Tokens() {}

  static String of(String test, int choice) {
    ExecutionConditions conditions = new ExecutionConditions(1_000, Set.of(), 1L, Expiry.LATE, 0);
    return new ReplayToken(
            ReplayToken.owner(test),
            false,
            conditions,
            new ReplayToken.Recorded(new int[] {choice}),
            choice)
        .encode();
  }
}
