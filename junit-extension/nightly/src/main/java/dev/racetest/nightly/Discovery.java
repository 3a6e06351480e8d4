package dev.racetest.nightly;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import dev.racetest.junit.RaceTest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Finds race tests as JUnit does. Those that exist only while others run, the invocations of
 * templates, are not among them.
 */
final class Discovery {
  private Discovery() {}

  /** The race tests, by name. */
  static List<FoundTest> find(List<DiscoverySelector> selectors) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .filters(includeClassNamePatterns(".*"))
            .build();
    try (LauncherSession session = LauncherFactory.openSession()) {
      TestPlan plan = session.getLauncher().discover(request);
      return plan.getRoots().stream()
          .flatMap(root -> plan.getDescendants(root).stream())
          .flatMap(test -> raceTest(test).stream())
          .sorted(Comparator.comparing(FoundTest::name).thenComparing(FoundTest::uniqueId))
          .toList();
    }
  }

  private static Optional<FoundTest> raceTest(TestIdentifier test) {
    return test.getSource()
        .filter(source -> test.isTest())
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .flatMap(source -> raceTest(test, source));
  }

  private static Optional<FoundTest> raceTest(TestIdentifier test, MethodSource source) {
    return AnnotationSupport.findAnnotation(source.getJavaMethod(), RaceTest.class)
        .map(
            annotation ->
                new FoundTest(
                    test.getUniqueId(),
                    name(source),
                    !annotation.replay().isBlank(),
                    traces(annotation)));
  }

  private static OptionalLong traces(RaceTest annotation) {
    return annotation.expectTraces() == RaceTest.UNSET
        ? OptionalLong.empty()
        : OptionalLong.of(annotation.expectTraces());
  }

  private static String name(MethodSource source) {
    return source.getClassName() + "." + source.getMethodName();
  }
}
