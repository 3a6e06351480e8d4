package dev.racetest.nightly;

import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs random schedules of one race test for a slice of time. */
final class Sampling implements TestExecutionListener {
  private final String test;
  private Optional<String> skipped = Optional.empty();
  private Optional<Throwable> thrown = Optional.empty();

  Sampling(String test) {
    this.test = test;
  }

  ItemResult run(SamplingStream stream, Duration slice, boolean split) {
    Explorations.takeLast();
    try (LauncherSession session = LauncherFactory.openSession()) {
      session.getLauncher().execute(request(stream.seed(), slice), this);
    }
    if (skipped.isPresent()) {
      return result(Map.of(), List.of(), List.of(), List.of("Skipped: " + skipped.get()));
    }
    ExplorationResult result = Explorations.takeLast().orElseThrow(this::notExplored);
    boolean isSeedFixed = result.summary().seed() != stream.seed();
    return result(
        Map.of(
            ItemResult.EXECUTIONS, (long) result.executions(),
            ItemResult.FAILING, (long) result.failing()),
        result.findings().stream().map(finding -> failure(finding, result)).toList(),
        isSeedFixed ? List.of() : stream.next(split),
        remarks(result, isSeedFixed, stream.slice() == 0));
  }

  private static ItemResult result(
      Map<String, Long> counts,
      List<FoundFailure> failures,
      List<NewItem> remaining,
      List<String> remarks) {
    return new ItemResult(counts, failures, remaining, 0, remarks);
  }

  private LauncherDiscoveryRequest request(long seed, Duration slice) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectUniqueId(test))
        .configurationParameter("racetest.seed", Long.toString(seed))
        .configurationParameter("racetest.schedules", Integer.toString(Integer.MAX_VALUE))
        .configurationParameter("racetest.timeBudget", slice.toMillis() + "ms")
        .configurationParameter("racetest.keepGoing", "true")
        .configurationParameter("racetest.reports", "off")
        .configurationParameter("racetest.corpus", "off")
        .configurationParameter("racetest.progress", "off")
        .build();
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    skipped = Optional.of(reason);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    thrown = result.getThrowable().or(() -> thrown);
  }

  private IllegalStateException notExplored() {
    return new IllegalStateException(
        thrown
            .map(failure -> "the test was not explored: " + failure)
            .orElse("JUnit does not find the test " + test),
        thrown.orElse(null));
  }

  private static FoundFailure failure(Finding finding, ExplorationResult result) {
    return new FoundFailure(
        finding.kind() + " " + finding.identity(),
        finding.kind().name(),
        finding.headline(),
        finding.token().equals(result.token()) ? result.report() : finding.report(),
        finding.token(),
        Math.max(1, finding.seen()));
  }

  /** Notes of later slices would say the same with other numbers. */
  private static List<String> remarks(
      ExplorationResult result, boolean isSeedFixed, boolean isFirst) {
    List<String> remarks = new ArrayList<>();
    remarks.add("Schedules were drawn at random: those that were not run may still fail.");
    remarks.add("Memory is sequentially consistent: stale values are never returned.");
    if (isSeedFixed) {
      remarks.add("@RaceTest(seed = ...) is given: only the schedules of that seed were run.");
    }
    if (isFirst) {
      remarks.addAll(result.notes());
    }
    return remarks;
  }
}
