package dev.racetest.scheduler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many executions had the findings that are told. */
final class Sightings {
  private final Map<Signature, Set<String>> identities = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /** By this signature the finding is recognised. */
  void know(Signature signature, String identity) {
    identities.computeIfAbsent(signature, none -> new HashSet<>()).add(identity);
  }

  /** Whether there is a finding with this signature. */
  boolean know(Signature signature) {
    return identities.containsKey(signature);
  }

  /** The findings of another execution are told, too. */
  void learn(Sightings other) {
    other.identities.forEach(
        (signature, known) -> known.forEach(identity -> know(signature, identity)));
  }

  /** An execution has these signatures. */
  void add(Set<Signature> signatures) {
    if (signatures.size() == 1) {
      Signature only = signatures.iterator().next();
      count(identities.getOrDefault(only, Set.of()));
      return;
    }
    Set<String> recognised = new HashSet<>();
    for (Signature signature : signatures) {
      recognised.addAll(identities.getOrDefault(signature, Set.of()));
    }
    count(recognised);
  }

  private void count(Set<String> recognised) {
    recognised.forEach(identity -> seen.merge(identity, 1, Integer::sum));
  }

  /** These findings were seen in one execution more. */
  void addAll(List<Finding> findings) {
    findings.forEach(finding -> seen.merge(finding.identity(), 1, Integer::sum));
  }

  /** What was seen is counted anew. */
  void restart() {
    seen.clear();
  }

  /** The findings with their numbers; each was seen once at least. */
  List<Finding> counted(List<Finding> findings, Occurrences occurrences) {
    return findings.stream()
        .map(finding -> finding.withSeen(occurrences.executions() == 0 ? 0 : seen(finding)))
        .toList();
  }

  private int seen(Finding finding) {
    return Math.max(1, seen.getOrDefault(finding.identity(), 0));
  }
}
