package dev.racetest.junit;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.replay.ReplayToken;
import java.util.Set;

/** Tokens of executions that never were. They have no checkpoints. */
final class Tokens {
  private Tokens() {}

  static String of(String test, int choice) {
    return new ReplayToken(
            ReplayToken.owner(test),
            false,
            new ExecutionConditions(1_000, Set.of(), 1L, Expiry.LATE, 0),
            new ReplayToken.Recorded(new int[] {choice}),
            choice)
        .encode();
  }
}
