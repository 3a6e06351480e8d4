package dev.racetest.junit;

import dev.racetest.junit.workers.WorkerTeam;
import dev.racetest.scheduler.ExplorationOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Which JVMs explore a test. */
final class WorkerSettings {
  private static final int MOST = 256;

  /** About as long as a JVM takes to start: a shorter exploration would not be any faster. */
  private static final Duration HEAD_START = Duration.ofMillis(500);

  private final Settings settings;

  WorkerSettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * Who explores; empty if this JVM does, in one piece.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a value is wrong
   */
  Optional<WorkerTeam.Plan> plan(ExplorationOptions options) {
    Optional<Setting> given = settings.workers();
    int workers = given.map(WorkerSettings::number).orElse(0);
    Optional<String> undivided = whyUndivided(options);
    if (workers > 0 && undivided.isPresent() && given.get().isAttribute()) {
      // A parameter is for all tests; those that it does not suit are explored as without it.
      throw given.get().refused(new IllegalArgumentException(undivided.get()));
    }
    boolean isPart = !options.replay().isEmpty() || !options.range().isWhole();
    return workers == 0 || isPart || undivided.isPresent()
        ? Optional.empty()
        : Optional.of(plan(workers));
  }

  private WorkerTeam.Plan plan(int workers) {
    Optional<Map<String, String>> all = JUnitInternals.parameters(settings.context());
    return new WorkerTeam.Plan(
        workers,
        settings.parameter("workersAfter").map(WorkerSettings::headStart).orElse(HEAD_START),
        settings.context().getUniqueId(),
        all.orElse(Map.of()),
        all.isPresent(),
        Log::warn);
  }

  private static Duration headStart(Setting setting) {
    return setting.text().equals("0") ? Duration.ZERO : Settings.toDuration(setting);
  }

  private static int number(Setting setting) {
    if (setting.text().equals("auto") && !setting.isAttribute()) {
      return Math.min(MOST, Runtime.getRuntime().availableProcessors());
    }
    try {
      int workers = Integer.parseInt(setting.text());
      if (0 <= workers && workers <= MOST) {
        return workers;
      }
    } catch (NumberFormatException notNumber) {
      // Answered below, as a number that is too small is.
    }
    String allowed = "a whole number from 0 to " + MOST;
    throw setting.wrong(setting.isAttribute() ? allowed : "auto or " + allowed, "4");
  }

  private static Optional<String> whyUndivided(ExplorationOptions options) {
    if (options.strategy().equals(Settings.EXHAUSTIVE)) {
      return Optional.of(
          "an exhaustive search is not divided by it, but by racetest-nightly (docs/nightly.md);"
              + " leave it out, or choose another strategy. Example:"
              + " @RaceTest(workers = 2, strategy = \"auto\")");
    }
    return options.keepGoing()
        ? Optional.of(
            "an exploration that keeps going is not divided; leave one of them out. Example:"
                + " @RaceTest(workers = 2)")
        : Optional.empty();
  }
}
