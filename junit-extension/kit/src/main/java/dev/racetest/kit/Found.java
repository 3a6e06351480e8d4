package dev.racetest.kit;

import dev.racetest.scheduler.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Findings of one kind in one test; each assertion leaves those for which it holds, and fails if
 * none is left.
 */
public final class Found {
  private final TestResult test;
  private final List<Finding> findings;

  Found(TestResult test, List<Finding> findings) {
    this.test = test;
    this.findings = findings;
  }

  /**
   * Asserts that the headline names this as a whole: {@code Counter.count} is neither {@code
   * Counter.counter} nor {@code MyCounter.count}, but may be {@code Outer$Counter.count}.
   */
  public Found on(String name) {
    Pattern whole =
        Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?![\\w$])", Pattern.DOTALL);
    return only(
        finding -> whole.matcher(finding.headline()).find(), "whose headline names " + name);
  }

  /**
   * Asserts that the report has this text, such as a place: {@code Counter.java:12}. Where lines
   * are broken does not matter.
   */
  public Found reporting(String text) {
    return only(
        finding -> unbroken(finding.report()).contains(unbroken(text)),
        "whose report has \"" + text + "\"");
  }

  private static String unbroken(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Asserts that it is, or was caused by, an exception of this type. */
  public Found causedBy(Class<? extends Throwable> type) {
    return only(
        finding -> finding.cause().filter(type::isInstance).isPresent(),
        "caused by " + type.getName());
  }

  private Found only(Predicate<Finding> condition, String what) {
    List<Finding> left = findings.stream().filter(condition).toList();
    if (left.isEmpty()) {
      throw test.wrong(
          "should have found %s %s, but found\n%s"
              .formatted(findings.get(0).kind(), what, reports()));
    }
    return new Found(test, left);
  }

  private String reports() {
    return findings.stream().map(Finding::report).collect(Collectors.joining("\n"));
  }

  /** The first of the findings that are left. */
  public Finding finding() {
    return findings.get(0);
  }

  /** The test again, for further assertions. */
  public TestResult and() {
    return test;
  }
}
