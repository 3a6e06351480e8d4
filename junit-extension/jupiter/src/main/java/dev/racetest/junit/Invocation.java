package dev.racetest.junit;

import dev.racetest.reports.ReportName;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test, or one of its invocations if a template is around it. */
final class Invocation {
  /** The number that JUnit gives to an invocation of a template. */
  private static final Pattern NUMBER = Pattern.compile("invocation:#(\\d+)\\]");

  private final String test;
  private final ExtensionContext context;

  /**
   * What JUnit is about to run.
   *
   * @param test the name of the test, the same for all its invocations
   */
  Invocation(String test, ExtensionContext context) {
    this.test = test;
    this.context = context;
  }

  /** The name of the test. */
  String test() {
    return test;
  }

  /** What the files of the invocation are called. */
  ReportName name() {
    String invocations =
        NUMBER
            .matcher(context.getUniqueId())
            .results()
            .map(invocation -> invocation.group(1))
            .collect(Collectors.joining("."));
    return invocations.isEmpty() ? ReportName.of(test) : ReportName.of(test, invocations, label());
  }

  /**
   * What JUnit calls the innermost invocation of a template around the test, or the test itself.
   */
  String label() {
    Optional<ExtensionContext> around = Optional.of(context);
    while (around.isPresent() && !isInvocation(around.get())) {
      around = around.get().getParent();
    }
    return around.orElse(context).getDisplayName().replaceFirst("^\\[\\d+\\] ", "");
  }

  private static boolean isInvocation(ExtensionContext context) {
    return context.getUniqueId().matches(".*invocation:#\\d+\\]");
  }
}
