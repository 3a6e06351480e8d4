package dev.racetest.junit;

import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.scheduler.optouts.StaleOptOut;
import java.util.HashSet;
import java.util.Set;

/** Logs the opt-outs that match nothing. A JVM may have several sessions: each opt-out once. */
final class StaleOptOuts {
  private static final Set<OptOut> TOLD = new HashSet<>();

  private StaleOptOuts() {}

  static synchronized void tell() {
    for (StaleOptOut stale : Explorer.staleOptOuts()) {
      if (TOLD.add(stale.optOut())) {
        Warnings.log(stale.message());
      }
    }
  }
}
