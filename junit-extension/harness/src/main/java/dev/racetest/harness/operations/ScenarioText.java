package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.histories.History;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scenarios that somebody has written. */
final class ScenarioText {
  private static final Pattern CALL = Pattern.compile("\\s*(\\w+)\\s*\\(([^)]*)\\)\\s*");
  private static final String EXAMPLE = "push(1) => push(2); pop() | pop() => pop()";

  private final OperationClass operations;
  private final String text;

  ScenarioText(OperationClass operations, String text) {
    this.operations = operations;
    this.text = text;
  }

  /**
   * Reads it.
   *
   * @throws WrongTestException if it is no scenario of these operations
   */
  Scenario read() {
    String[] parts = text.split("=>", -1);
    if (parts.length > 3) {
      throw wrong("there are more than two =>");
    }
    // One arrow: what stands before it comes before, unless there are threads only there.
    boolean isBefore = parts.length == 3 || parts.length == 2 && !parts[0].contains("|");
    int parallel = isBefore ? 1 : 0;
    List<List<Invocation>> threads = new ArrayList<>();
    for (String thread : parts[parallel].split("\\|", -1)) {
      threads.add(calls(thread));
    }
    threads.removeIf(List::isEmpty);
    if (threads.isEmpty()) {
      throw wrong("no thread calls anything");
    }
    List<Invocation> before = isBefore ? calls(parts[0]) : List.of();
    List<Invocation> after = parallel + 1 < parts.length ? calls(parts[parallel + 1]) : List.of();
    Scenario scenario = new Scenario(before, threads, after);
    if (scenario.size() > History.MOST_CALLS) {
      throw wrong("it has more than " + History.MOST_CALLS + " calls");
    }
    return scenario;
  }

  private List<Invocation> calls(String calls) {
    List<Invocation> read = new ArrayList<>();
    for (String call : calls.split(";")) {
      if (!call.isBlank()) {
        read.add(call(call));
      }
    }
    return read;
  }

  private Invocation call(String call) {
    Matcher matcher = CALL.matcher(call);
    if (!matcher.matches()) {
      throw wrong("\"" + call.strip() + "\" is no call");
    }
    String list = matcher.group(2).strip();
    String[] texts = list.isEmpty() ? new String[0] : list.split("\\s*,\\s*", -1);
    OperationMethod operation =
        operations
            .operation(matcher.group(1), texts.length)
            .orElseThrow(
                () ->
                    wrong(
                        "there is no operation %s with %d parameters"
                            .formatted(matcher.group(1), texts.length)));
    Object[] arguments = new Object[texts.length];
    for (int i = 0; i < texts.length; i++) {
      arguments[i] = argument(operation.values().get(i), texts[i]);
    }
    return new Invocation(operation, arguments);
  }

  private Object argument(ValueSource source, String argument) {
    if (argument.equals("null") && !source.type().isPrimitive()) {
      return null;
    }
    Function<String, Object> parser = source.parser();
    if (parser == null) {
      throw wrong("a " + source.type().getName() + " cannot be written as text");
    }
    try {
      return parser.apply(argument);
    } catch (IllegalArgumentException no) {
      throw wrong("\"" + argument + "\" is no " + source.type().getSimpleName());
    }
  }

  private WrongTestException wrong(String rule) {
    return new WrongTestException(
        operations.type().getName(),
        "the custom scenario \"" + text + "\" cannot be read: " + rule,
        EXAMPLE);
  }
}
