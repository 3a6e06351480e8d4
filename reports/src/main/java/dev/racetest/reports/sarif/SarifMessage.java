package dev.racetest.reports.sarif;

import dev.racetest.reports.json.JsonObject;

/** Messages; braces stand for themselves when they are doubled (SARIF 2.1.0, 3.11.5). */
final class SarifMessage {
  private SarifMessage() {}

  static JsonObject of(String text) {
    return new JsonObject().with("text", text.replace("{", "{{").replace("}", "}}"));
  }
}
