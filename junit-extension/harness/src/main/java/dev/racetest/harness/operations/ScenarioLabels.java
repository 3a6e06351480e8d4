package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tokens say of their scenario: its text, which needs neither the seed nor the other scenarios
 * of the test, or, if values in it cannot be written, its number and which of its calls are left.
 */
final class ScenarioLabels {
  private static final Pattern NUMBERS = Pattern.compile("#(\\d{1,9})/([0-9a-f]{1,16})");

  private final OperationClass operations;
  private final List<NamedScenario> scenarios;

  /**
   * Makes labels.
   *
   * @param scenarios those of the test, in the order of their numbers; may be added to later
   */
  ScenarioLabels(OperationClass operations, List<NamedScenario> scenarios) {
    this.operations = operations;
    this.scenarios = scenarios;
  }

  String of(NamedScenario named) {
    return isText(named.scenario())
        ? named.scenario().toString()
        : "#%d/%x".formatted(named.number(), named.kept());
  }

  /** Whether the label of a scenario brings the very same one back. */
  boolean canTell(NamedScenario named) {
    return isText(named.scenario())
        || isSame(named.scenario(), named.whole().keeping(named.kept()));
  }

  private boolean isText(Scenario scenario) {
    return text(scenario.toString()).filter(read -> isSame(read, scenario)).isPresent();
  }

  /** The scenario of a label; empty if the test has none that it can be for. */
  Optional<NamedScenario> read(String label) {
    Matcher numbers = NUMBERS.matcher(label);
    if (!numbers.matches()) {
      return text(label).map(scenario -> NamedScenario.whole(1, scenario));
    }
    int number = Integer.parseInt(numbers.group(1));
    long kept = Long.parseUnsignedLong(numbers.group(2), 16);
    return scenarios.stream()
        .filter(each -> each.number() == number)
        .map(each -> NamedScenario.part(number, each.whole(), kept & each.kept()))
        .filter(each -> !each.scenario().threads().isEmpty())
        .findFirst();
  }

  private Optional<Scenario> text(String text) {
    try {
      return Optional.of(new ScenarioText(operations, text).read());
    } catch (WrongTestException noScenario) {
      return Optional.empty();
    }
  }

  /** As text two scenarios may be the same although they are not. */
  private static boolean isSame(Scenario one, Scenario other) {
    List<Invocation> calls = one.all();
    List<Invocation> others = other.all();
    if (!Arrays.equals(one.threadOfCalls(), other.threadOfCalls())
        || one.before().size() != other.before().size()) {
      return false;
    }
    for (int i = 0; i < calls.size(); i++) {
      if (!calls.get(i).operation().equals(others.get(i).operation())
          || !Arrays.deepEquals(calls.get(i).arguments(), others.get(i).arguments())) {
        return false;
      }
    }
    return true;
  }
}
