package dev.racetest.kit;

import java.util.List;
import java.util.stream.Collectors;

/** What the tests of a class have come to. */
public final class KitResult {
  private final Class<?> of;
  private final List<TestResult> tests;

  KitResult(Class<?> of, List<TestResult> tests) {
    this.of = of;
    this.tests = List.copyOf(tests);
  }

  /** All tests in the order in which they ended; a class that fails as a whole is one of them. */
  public List<TestResult> tests() {
    return tests;
  }

  /**
   * The test of this name.
   *
   * @param method the name of the method, or the display name of a class that failed as a whole
   * @throws AssertionError if there is no such test, or several
   */
  public TestResult test(String method) {
    List<TestResult> found = tests.stream().filter(test -> test.name().equals(method)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%s has %s test %s, but%n%s"
              .formatted(
                  of.getName(), found.isEmpty() ? "no" : "more than one", method, outcomes()));
    }
    return found.get(0);
  }

  /**
   * Asserts that all tests have passed.
   *
   * @throws AssertionError if one has not; the message says what became of each
   */
  public KitResult passed() {
    if (tests.stream().anyMatch(test -> test.outcome() != TestResult.Outcome.PASSED)) {
      throw new AssertionError(
          "not all tests of %s have passed:%n%s".formatted(of.getName(), outcomes()));
    }
    return this;
  }

  private String outcomes() {
    return tests.stream()
        .map(test -> "  " + test.name() + " " + test.once().text().lines().findFirst().orElse(""))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
