package dev.racetest.kit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import dev.racetest.scheduler.ExplorationResult;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of some tests by a launcher of its own. */
final class KitRun implements TestExecutionListener {
  private final RaceTestKit kit;
  private final Class<?> tests;
  private final Optional<String> method;
  private final Map<String, String> parameters;
  private final String run = UUID.randomUUID().toString();
  private final Map<String, ExplorationResult> explorations = KitListener.begin(run);
  private final List<TestResult> results = new ArrayList<>();

  KitRun(RaceTestKit kit, Class<?> tests, Optional<String> method, Map<String, String> parameters) {
    this.kit = kit;
    this.tests = tests;
    this.method = method;
    this.parameters = parameters;
  }

  /** Runs the tests; call it once. Containers that fail count as tests. */
  List<TestResult> tests() {
    try {
      LauncherFactory.create(alone()).execute(request(), this);
      return results;
    } finally {
      KitListener.end(run);
    }
  }

  /** Listeners of the class path would count these tests among those of the build. */
  private static LauncherConfig alone() {
    return LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
  }

  private LauncherDiscoveryRequest request() {
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("racetest.reports", "off")
        .configurationParameters(parameters)
        .configurationParameter(KitListener.RUN, run)
        .filters(includeEngines("junit-jupiter"))
        .selectors(selectors())
        .build();
  }

  private List<DiscoverySelector> selectors() {
    if (method.isEmpty()) {
      return List.of(selectClass(tests));
    }
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (Method candidate :
        ReflectionSupport.findMethods(
            tests,
            found -> found.getName().equals(method.get()) && !found.isSynthetic(),
            HierarchyTraversalMode.BOTTOM_UP)) {
      selectors.add(selectMethod(tests, candidate));
    }
    return selectors;
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    add(identifier, TestResult.Outcome.SKIPPED, Optional.empty(), reason);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    TestResult.Outcome outcome =
        switch (result.getStatus()) {
          case SUCCESSFUL -> TestResult.Outcome.PASSED;
          case ABORTED -> TestResult.Outcome.ABORTED;
          case FAILED -> TestResult.Outcome.FAILED;
        };
    if (identifier.isTest() || outcome != TestResult.Outcome.PASSED) {
      add(identifier, outcome, result.getThrowable(), "");
    }
  }

  private void add(
      TestIdentifier identifier,
      TestResult.Outcome outcome,
      Optional<Throwable> thrown,
      String reason) {
    Optional<ExplorationResult> exploration =
        Optional.ofNullable(explorations.get(identifier.getUniqueId()));
    String name = name(identifier);
    results.add(
        new TestResult(
            name,
            new TestOutcome(outcome, thrown, reason, exploration),
            token -> replayed(name, token)));
  }

  private static String name(TestIdentifier identifier) {
    return identifier
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName())
        .orElse(identifier.getDisplayName());
  }

  private TestOutcome replayed(String name, String token) {
    return kit.with("racetest.replay", token).run().test(name).once();
  }
}
