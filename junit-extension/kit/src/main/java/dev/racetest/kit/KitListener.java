package dev.racetest.kit;

import dev.racetest.junit.ExplorationListener;
import dev.racetest.scheduler.ExplorationResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hands results to the kit's run that they belong to; others may be going on at the same time. */
public final class KitListener implements ExplorationListener {
  /** The configuration parameter that tells one run from another. */
  static final String RUN = "racetest.kit.run";

  private static final Map<String, Map<String, ExplorationResult>> RUNS = new ConcurrentHashMap<>();

  /** For the service loader. */
  public KitListener() {}

  /** A run begins; returns where its results will be, by the unique ids of the tests. */
  static Map<String, ExplorationResult> begin(String run) {
    Map<String, ExplorationResult> results = new ConcurrentHashMap<>();
    RUNS.put(run, results);
    return results;
  }

  static void end(String run) {
    RUNS.remove(run);
  }

  @Override
  public void explored(ExtensionContext context, ExplorationResult result) {
    context
        .getConfigurationParameter(RUN)
        .map(RUNS::get)
        .ifPresent(results -> results.put(context.getUniqueId(), result));
  }
}
