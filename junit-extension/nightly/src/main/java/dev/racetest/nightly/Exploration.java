package dev.racetest.nightly;

import java.time.Duration;
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

/** Has JUnit's launcher explore one race test for a slice of time. */
final class Exploration implements TestExecutionListener {
  private final String test;
  private Optional<String> skipped = Optional.empty();
  private Optional<Throwable> thrown = Optional.empty();

  /**
   * Makes one.
   *
   * @param test JUnit's unique id
   */
  Exploration(String test) {
    this.test = test;
  }

  /**
   * Explores.
   *
   * @param settings configuration parameters without the {@code racetest.} in front
   * @return empty if JUnit skips the test, see {@link #reason}
   * @throws IllegalStateException if the test is not explored
   */
  Optional<Explored> run(Map<String, String> settings, Duration slice) {
    Explorations.takeLast();
    try (LauncherSession session = LauncherFactory.openSession()) {
      session.getLauncher().execute(request(settings, slice), this);
    }
    Optional<Explored> result = Explorations.takeLast();
    if (result.isEmpty() && skipped.isEmpty()) {
      throw notExplored();
    }
    return result;
  }

  /** Why it was skipped. */
  String reason() {
    return skipped.orElse("");
  }

  private LauncherDiscoveryRequest request(Map<String, String> settings, Duration slice) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectUniqueId(test))
            .configurationParameter("racetest.schedules", Integer.toString(Integer.MAX_VALUE))
            .configurationParameter("racetest.timeBudget", slice.toMillis() + "ms")
            .configurationParameter("racetest.keepGoing", "true")
            .configurationParameter("racetest.reports", "off")
            .configurationParameter("racetest.corpus", "off")
            .configurationParameter("racetest.progress", "off");
    settings.forEach((name, value) -> request.configurationParameter("racetest." + name, value));
    return request.build();
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
}
