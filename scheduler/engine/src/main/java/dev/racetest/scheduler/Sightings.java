package dev.racetest.scheduler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many other executions had the findings of the one that is reported. */
final class Sightings {
  private final Map<Signature, Set<String>> identities = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /** By this signature the finding is recognised. */
  void know(Signature signature, String identity) {
    identities.computeIfAbsent(signature, none -> new HashSet<>()).add(identity);
  }

  /** Another execution has these signatures. */
  void add(Set<Signature> signatures) {
    Set<String> recognised = new HashSet<>();
    for (Signature signature : signatures) {
      recognised.addAll(identities.getOrDefault(signature, Set.of()));
    }
    recognised.forEach(identity -> seen.merge(identity, 1, Integer::sum));
  }

  /** The findings with their numbers; the reported execution has all of them. */
  List<Finding> counted(List<Finding> findings, Occurrences occurrences) {
    return findings.stream()
        .map(
            finding ->
                finding.withSeen(
                    occurrences.executions() == 0
                        ? 0
                        : 1 + seen.getOrDefault(finding.identity(), 0)))
        .toList();
  }
}
