package dev.racetest.reports.summary;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads outcomes back from a summary. */
final class OutcomeJson {
  private final Map<?, ?> json;

  private OutcomeJson(Object json) {
    this.json = (Map<?, ?>) json;
  }

  /**
   * The outcome that a JSON object says.
   *
   * @throws IllegalArgumentException if it says none
   */
  static TestOutcome read(Object json) {
    try {
      return new OutcomeJson(json).outcome();
    } catch (RuntimeException other) {
      throw new IllegalArgumentException("not the outcome of a test", other);
    }
  }

  private TestOutcome outcome() {
    return new TestOutcome(
        text("id"),
        text("test"),
        text("display"),
        (Boolean) json.get("passed"),
        number("executions").intValueExact(),
        number("failing").intValueExact(),
        number("traces").intValueExact(),
        Duration.ofNanos(number("elapsedMillis").movePointRight(6).longValue()),
        list("findings").stream().map(found -> new OutcomeJson(found).found()).toList(),
        text("token"),
        list("files").stream().map(String.class::cast).toList(),
        Instant.parse(text("finished")));
  }

  private Found found() {
    return new Found(text("kind"), text("headline"), text("identity"));
  }

  private String text(String name) {
    return json.get(name).toString();
  }

  private BigDecimal number(String name) {
    return (BigDecimal) json.get(name);
  }

  private List<?> list(String name) {
    return (List<?>) json.get(name);
  }
}
