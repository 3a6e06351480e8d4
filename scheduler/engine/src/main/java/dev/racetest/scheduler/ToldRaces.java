package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Races that are only told, each different one once: those of {@link Races#REPORT}. */
final class ToldRaces {
  private final boolean isReported;
  private final Set<String> identities = new HashSet<>();

  /** What is told of each, by its identity. */
  private final Map<String, String> notes = new LinkedHashMap<>();

  ToldRaces(ExplorationOptions options) {
    isReported = options.races() == Races.REPORT;
  }

  /** Whether what is wrong with an execution is only to be told. */
  boolean areAllOf(Execution execution) {
    return isReported && Run.isOnlyRacy(execution);
  }

  /** Whether there is a race among the findings that has not been told. */
  boolean areNewIn(Analysis analysis) {
    return analysis.findings().stream()
        .anyMatch(finding -> !identities.contains(finding.identity()));
  }

  /**
   * Tells the races of an execution that have not been told.
   *
   * @return false if the execution is a failure
   */
  boolean tell(Analysis analysis, CountedRaces counted) {
    if (!isReported || !analysis.run().isOnlyRacy()) {
      return false;
    }
    for (Finding race : analysis.findings()) {
      if (!identities.contains(race.identity())) {
        notes.putIfAbsent(race.identity(), note(race.report(), analysis));
      }
    }
    know(analysis, counted);
    return true;
  }

  /** What is found in this execution need not be told again. */
  void know(Analysis analysis, CountedRaces counted) {
    if (isReported) {
      counted.told(analysis.run().races());
      analysis.findings().forEach(finding -> identities.add(finding.identity()));
    }
  }

  private static String note(String report, Analysis analysis) {
    return report
        + "\n  It is told only and fails nothing, because races = REPORT\n"
        + (analysis.isRepeated()
            ? ""
            : "  Repeating its execution took another course, so the token may not bring it back\n")
        + "  Replay:  -Dracetest.replay="
        + analysis.token();
  }

  List<String> notes() {
    return List.copyOf(notes.values());
  }

  /** The same by the identity of the race. */
  Map<String, String> byIdentity() {
    return Collections.unmodifiableMap(notes);
  }
}
