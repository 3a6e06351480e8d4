package dev.racetest.samples.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.samples.Explorations;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Recording;
import dev.racetest.scheduler.history.Details;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All races that executions of one body have, not only those of the first that fails. */
final class RacesOf {
  private static final int SCHEDULES = 300;

  /** How many of the executions that fail are repeated for their reports. */
  private static final int LOOKED_INTO = 50;

  private RacesOf() {}

  /** Asserts that these variables race, and that nothing else is wrong. */
  static void assertRaces(Body body, String... variables) {
    ExplorationOptions options =
        Explorations.options("library").withSchedules(SCHEDULES).withMaxSteps(100_000);
    Map<String, String> reports = new TreeMap<>();
    List<String> failing =
        Explorer.record(options, body).stream()
            .filter(Recording::failed)
            .map(Recording::token)
            .limit(LOOKED_INTO)
            .toList();
    for (String token : failing) {
      ExplorationResult result = Explorer.explore(options.withReplay(token), body);
      for (Finding finding : result.findings()) {
        assertEquals(Finding.Kind.DATA_RACE, finding.kind(), result::report);
        reports.putIfAbsent(variable(finding), finding.report());
      }
    }
    assertEquals(new TreeSet<>(Set.of(variables)), reports.keySet(), reports::toString);
  }

  /** The elements of an array are one variable here: which one it is may depend on a hash code. */
  private static String variable(Finding race) {
    return ((Details.Race) race.details()).variable().replaceAll("\\[\\d+]", "[]");
  }
}
