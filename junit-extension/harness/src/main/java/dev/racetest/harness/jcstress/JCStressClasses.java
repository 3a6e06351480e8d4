package dev.racetest.harness.jcstress;

import dev.racetest.harness.WrongTestException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.openjdk.jcstress.annotations.JCStressTest;

/** The jcstress classes of a suite. */
public final class JCStressClasses {
  private static final Predicate<Class<?>> IS_TEST =
      type -> type.isAnnotationPresent(JCStressTest.class);

  private static final String EXAMPLE =
      "@JCStressTests({DekkerTest.class}) class StressTest implements JCStressSuite {}";

  private final Class<?> suite;
  private final ExtensionContext context;

  JCStressClasses(ExtensionContext context) {
    this.context = context;
    this.suite = context.getRequiredTestClass();
  }

  /** A test for each class. */
  Stream<DynamicTest> tests() {
    JCStressTests annotation =
        AnnotationSupport.findAnnotation(suite, JCStressTests.class)
            .orElseThrow(
                () ->
                    new WrongTestException(
                        suite.getName(), "a JCStressSuite needs @JCStressTests", EXAMPLE));
    Set<Class<?>> classes = classes(annotation);
    if (classes.isEmpty()) {
      throw new WrongTestException(
          suite.getName(), "@JCStressTests finds no class annotated @JCStressTest", EXAMPLE);
    }
    return classes.stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    name(type), () -> new StressTest(type, annotation.run(), context).run()));
  }

  private Set<Class<?>> classes(JCStressTests annotation) {
    Set<Class<?>> classes = new LinkedHashSet<>(Arrays.asList(annotation.value()));
    for (String name : annotation.packages()) {
      classes.addAll(ReflectionSupport.findAllClassesInPackage(name, IS_TEST, any -> true));
    }
    if (annotation.value().length == 0 && annotation.packages().length == 0) {
      classes.addAll(List.of(suite.getDeclaredClasses()));
      classes.removeIf(IS_TEST.negate());
    }
    return classes;
  }

  private static String name(Class<?> type) {
    String whole = type.getName();
    return whole.substring(whole.lastIndexOf('.') + 1).replace('$', '.');
  }
}
