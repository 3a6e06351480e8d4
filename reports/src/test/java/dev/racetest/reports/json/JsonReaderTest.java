package dev.racetest.reports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.racetest.reports.RandomRecords;
import dev.racetest.reports.sources.Sources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void whatIsWrittenIsReadBack() {
    for (int seed = 0; seed < 50; seed++) {
      String json = ReportJson.text(RandomRecords.result(seed), Sources.none());

      assertEquals(json, JsonText.of(JsonReader.read(json)));
    }
  }

  @Test
  void everyKindOfValueIsRead() {
    assertEquals(
        Map.of("a", List.of(true, false, "\"\\/\b\f\n\r\tä\uD83D\uDE00", new BigDecimal("-1.5e3"))),
        JsonReader.read(
            " {\"a\" :[ true,false , \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\uDE00\",-1.5e3] } \n"));
    assertEquals("null\n", JsonText.of(JsonReader.read("null")));
    assertEquals(List.of(Map.of(), List.of()), JsonReader.read("[{}, [ ]]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "[1 2]",
        "{\"a\"}",
        "{a:1}",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "tru",
        "1e",
        "--1",
        "+",
        "[] []",
        "\"\\u12"
      })
  void whatIsNotJsonIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> JsonReader.read(text));
  }

  @Test
  void deepNestingAndLongNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonReader.read("[".repeat(100_000)));
    assertThrows(IllegalArgumentException.class, () -> JsonReader.read("1".repeat(100_000)));
  }
}
