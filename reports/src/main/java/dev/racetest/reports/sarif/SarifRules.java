package dev.racetest.reports.sarif;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.scheduler.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A rule for each kind of finding. */
final class SarifRules {
  private SarifRules() {}

  static List<JsonObject> all() {
    return Arrays.stream(Finding.Kind.values()).map(SarifRules::rule).toList();
  }

  /** The name of the rule, such as {@code data-race}. */
  static String id(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObject rule(Finding.Kind kind) {
    return new JsonObject()
        .with("id", id(kind))
        .with("shortDescription", SarifMessage.of(description(kind)))
        .with("defaultConfiguration", new JsonObject().with("level", "error"));
  }

  private static String description(Finding.Kind kind) {
    return switch (kind) {
      case DATA_RACE ->
          "Two conflicting accesses without a happens-before path between them (JLS 17.4.5).";
      case EXCEPTION -> "An exception left the test body or a thread.";
      case DEADLOCK -> "Threads wait for each other, or for something that nobody can bring about.";
      case STEP_LIMIT -> "The test did not end within the limit of steps.";
      case LIVELOCK -> "Threads are busy without end and get nowhere.";
      case EXIT -> "The code under test asked the JVM to end.";
      case NOT_REPEATABLE -> "The same choices gave other events.";
      case JVM_ENDED -> "A JVM that ran the test has ended, or was ended.";
      case STUCK -> "A thread is stuck in code that is not under control.";
      case DIVERGED -> "The execution did what it could not have done when its token was made.";
    };
  }
}
