package dev.racetest.reports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  @Test
  void propertiesKeepTheirOrder() {
    JsonObject object = new JsonObject().with("b", 1).with("a", List.of(true, 2.5, "x"));

    assertEquals(
        "{\n \"b\": 1,\n \"a\": [\n  true,\n  2.5,\n  \"x\"\n ]\n}\n", JsonText.of(object));
  }

  @Test
  void anAbsentValueIsLeftOut() {
    JsonObject object =
        new JsonObject().with("a", Optional.empty()).with("b", Optional.of("there"));

    assertEquals("{\n \"b\": \"there\"\n}\n", JsonText.of(object));
  }

  @Test
  void emptyOnesStayOnTheLine() {
    assertEquals("{\n \"a\": [],\n \"b\": {}\n}\n", of(List.of(), Map.of()));
  }

  private static String of(Object a, Object b) {
    return JsonText.of(new JsonObject().with("a", a).with("b", b));
  }

  @Test
  void deepValuesShareALine() {
    Object deep = List.of(List.of(List.of(List.of(List.of(1, 2), 3))));

    assertEquals("[\n [\n  [\n   [\n    [1, 2],\n    3\n   ]\n  ]\n ]\n]\n", JsonText.of(deep));
  }

  @Test
  void stringsAreEscaped() {
    assertEquals(
        "\"\\\" \\\\ \\n\\r\\t \\u0000\\u001b\\u0085 \\u2028 ä €\"\n",
        JsonText.of("\" \\ \n\r\t \0\u001b\u0085 \u2028 ä €"));
  }

  @Test
  void halfASurrogatePairIsEscapedAndAWholeOneIsNot() {
    assertEquals("\"\\ud83d.\\ude00 \uD83D\uDE00\"\n", JsonText.of("\uD83D.\uDE00 \uD83D\uDE00"));
    assertEquals("\"\\ud83d\"\n", JsonText.of("\uD83D"));
  }

  @Test
  void nothingEndsAScriptElement() {
    assertEquals(
        "\"<\\u002fscript> <\\u0021-- <init> a/b!\"\n", JsonText.of("</script> <!-- <init> a/b!"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoJsonIsRefused(double number) {
    assertThrows(IllegalArgumentException.class, () -> JsonText.of(number));
    assertThrows(IllegalArgumentException.class, () -> JsonText.of(new Object()));
  }
}
