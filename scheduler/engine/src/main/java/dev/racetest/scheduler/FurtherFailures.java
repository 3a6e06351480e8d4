package dev.racetest.scheduler;

import dev.racetest.scheduler.text.OtherFailuresText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goes wrong in an exploration that goes on after the execution that is reported: each failure
 * of another kind, or at another place, once. An execution is looked into, which takes a
 * repetition, only if it shows something that was not seen before; of the others it is enough to
 * know by what they are recognised.
 */
final class FurtherFailures {
  /** So many executions with something new are told. */
  static final int MOST = 20;

  /** What looked new may turn out to be nothing, or known. */
  private static final int MOST_LOOKS = 100;

  /** A race inside a collection may be one of several, told apart only by the stacks. */
  private static final int LOOKS_INTO_COLLECTIONS = 5;

  private final ExplorationOptions options;
  private final Runner runner;
  private final Executions executions;
  private final Sightings sightings;
  private final Signatures signatures = new Signatures();
  private final Set<String> identities = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Signature, Integer> looks = new HashMap<>();
  private int allLooks;
  private int told;
  private int untold;

  /** Begins after the execution that is reported. */
  FurtherFailures(
      ExplorationOptions options, Runner runner, Executions executions, Analysis reported) {
    this.options = options;
    this.runner = runner;
    this.executions = executions;
    this.sightings = reported.sightings();
    reported.findings().forEach(finding -> identities.add(finding.identity()));
  }

  /**
   * The last execution has failed.
   *
   * @return whether it has something new to tell
   */
  boolean add() {
    Set<Signature> all = signatures.of(runner.execution(), runner.races());
    boolean isAnyNew = look(all);
    sightings.add(all);
    return isAnyNew;
  }

  private boolean look(Set<Signature> all) {
    boolean hasUnknown = false;
    boolean isWorthIt = false;
    for (Signature one : all) {
      hasUnknown |= !sightings.know(one) && looks(one) == 0;
      isWorthIt |= isWorthALook(one);
    }
    if (!isWorthIt || told == MOST || allLooks == MOST_LOOKS) {
      untold += hasUnknown ? 1 : 0;
      return false;
    }
    all.forEach(one -> looks.merge(one, 1, Integer::sum));
    allLooks++;
    return tell(Analysis.of(runner, options, executions.last(), false));
  }

  private int looks(Signature signature) {
    return looks.getOrDefault(signature, 0);
  }

  private boolean isWorthALook(Signature signature) {
    return signature.isVague()
        ? looks(signature) < LOOKS_INTO_COLLECTIONS
        : looks(signature) == 0 && !sightings.know(signature);
  }

  private boolean tell(Analysis analysis) {
    sightings.learn(analysis.sightings());
    boolean isAnyNew = false;
    for (Finding finding : analysis.findings()) {
      if (identities.add(finding.identity())) {
        findings.add(finding.withToken(analysis.token()));
        isAnyNew = true;
      }
    }
    told += isAnyNew ? 1 : 0;
    return isAnyNew;
  }

  /** A search begins anew: what was seen before is seen again. */
  void restart() {
    sightings.restart();
    untold = 0;
  }

  /** Each with its token and how often it was seen. */
  List<Finding> findings(Occurrences occurrences) {
    return sightings.counted(findings, occurrences);
  }

  /**
   * The same in words.
   *
   * @param unit what was counted, in the plural
   */
  String text(Occurrences occurrences, String unit) {
    List<OtherFailuresText.Other> others = new ArrayList<>();
    for (Finding finding : findings(occurrences)) {
      String place = finding.cause().map(Describing::place).orElse("");
      others.add(
          new OtherFailuresText.Other(finding.headline(), place, finding.seen(), finding.token()));
    }
    return new OtherFailuresText(others, occurrences.executions(), unit, untold).text();
  }
}
