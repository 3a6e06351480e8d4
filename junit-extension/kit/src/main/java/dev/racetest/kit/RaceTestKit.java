package dev.racetest.kit;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.RaceTestError;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs race tests on their own and returns what they have come to, for tests of tests: a library's
 * author can show that a mistake is found, and where.
 *
 * <pre>{@code
 * KitResult result = RaceTestKit.run(CounterTests.class);
 * result.test("losesUpdates").failed().hasFinding(Finding.Kind.DATA_RACE).on("Counter.count");
 * result.test("losesNone").passed();
 * }</pre>
 *
 * <p>The tests are run by a JUnit launcher that has no listeners, so that nobody else counts them.
 * It sees neither system properties nor {@code junit-platform.properties}, only the parameters
 * given here. To keep the build from running the class as well, make it a nested class, or give it
 * a name that the build does not look for.
 */
public final class RaceTestKit {
  private final Class<?> tests;
  private final Optional<String> method;
  private final Map<String, String> parameters;

  private RaceTestKit(Class<?> tests, Optional<String> method, Map<String, String> parameters) {
    this.tests = tests;
    this.method = method;
    this.parameters = parameters;
  }

  /** Prepares to run all tests of a class, those of {@code @Nested} classes included. */
  public static RaceTestKit of(Class<?> tests) {
    return new RaceTestKit(tests, Optional.empty(), Map.of());
  }

  /** Runs all tests of a class; short for {@code of(tests).run()}. */
  public static KitResult run(Class<?> tests) {
    return of(tests).run();
  }

  /** Runs one test of a class; short for {@code of(tests).method(name).run().test(name)}. */
  public static TestResult run(Class<?> tests, String method) {
    return of(tests).method(method).run().test(method);
  }

  /** The same for the methods of that name only. */
  public RaceTestKit method(String name) {
    return new RaceTestKit(tests, Optional.of(name), parameters);
  }

  /** The same with a JUnit configuration parameter, such as {@code racetest.schedules}. */
  public RaceTestKit with(String parameter, String value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(parameter, value);
    return new RaceTestKit(tests, method, more);
  }

  /**
   * Runs the tests.
   *
   * @throws IllegalStateException inside the body of an exploration, or if classes cannot be
   *     rewritten in this JVM; the message says why
   * @throws IllegalArgumentException if there are no such tests
   */
  public KitResult run() {
    refuseInside();
    KitResult result = new KitResult(tests, new KitRun(this, tests, method, parameters).tests());
    if (result.tests().isEmpty()) {
      String what = method.map(name -> "method " + name).orElse("methods");
      throw new IllegalArgumentException(
          tests.getName() + " has no test " + what + "; a race test is annotated @RaceTest");
    }
    return result;
  }

  private static void refuseInside() {
    if (Explorer.isExploring()) {
      throw new IllegalStateException(
          "RaceTestKit was used inside the body of an exploration;"
              + " use it in an ordinary @Test, not in a @RaceTest");
    }
  }

  /**
   * Explores a body, without JUnit.
   *
   * @throws IllegalStateException as {@link #run()} does
   * @throws IllegalArgumentException if an option, or the replay token in it, makes no sense
   */
  public static TestResult explore(ExplorationOptions options, Body body) {
    refuseInside();
    return new TestResult(
        options.name(),
        outcome(Explorer.explore(options, body)),
        token -> outcome(Explorer.explore(options.withReplay(token), body)));
  }

  private static TestOutcome outcome(ExplorationResult result) {
    return result.failed()
        ? new TestOutcome(
            TestResult.Outcome.FAILED,
            Optional.of(new RaceTestError(result)),
            "",
            Optional.of(result))
        : new TestOutcome(TestResult.Outcome.PASSED, Optional.empty(), "", Optional.of(result));
  }
}
