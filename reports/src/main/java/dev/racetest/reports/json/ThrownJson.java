package dev.racetest.reports.json;

import dev.racetest.reports.text.StackFrames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An exception of the code under test; its own methods may fail, and are then left out. */
final class ThrownJson {
  private ThrownJson() {}

  static JsonObject of(Throwable thrown) {
    return new JsonObject()
        .with("class", thrown.getClass().getName())
        .with("message", safely(thrown::getMessage))
        .with("stack", safely(thrown::getStackTrace).map(ThrownJson::texts).orElse(List.of()));
  }

  private static List<String> texts(StackTraceElement[] stack) {
    return Arrays.stream(stack).map(StackFrames::text).toList();
  }

  private static <T> Optional<T> safely(Supplier<T> answer) {
    try {
      return Optional.ofNullable(answer.get());
    } catch (Throwable itself) {
      return Optional.empty();
    }
  }
}
