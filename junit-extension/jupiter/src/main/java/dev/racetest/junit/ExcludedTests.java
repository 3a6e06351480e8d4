package dev.racetest.junit;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests that {@code racetest.all} is not for. */
final class ExcludedTests {
  static final String PARAMETER = "racetest.all.exclude";

  private ExcludedTests() {}

  /** Whether the test, or the class of tests, is one of them. */
  static boolean contain(ExtensionContext context) {
    return isAnnotated(context) || isNamed(context);
  }

  private static boolean isAnnotated(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getElement(), NoRaceTest.class)
        || context.getParent().map(ExcludedTests::isAnnotated).orElse(false);
  }

  /** Patterns for names such as {@code com.acme.CacheTest.evicts}; a star is for anything. */
  private static boolean isNamed(ExtensionContext context) {
    List<String> patterns =
        context.getConfigurationParameter(PARAMETER).stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    String type = context.getTestClass().map(Class::getName).orElse("");
    String name = context.getTestMethod().map(method -> type + "." + method.getName()).orElse(type);
    return patterns.stream().anyMatch(pattern -> fits(pattern, type) || fits(pattern, name));
  }

  private static boolean fits(String pattern, String name) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return name.matches(regex);
  }
}
