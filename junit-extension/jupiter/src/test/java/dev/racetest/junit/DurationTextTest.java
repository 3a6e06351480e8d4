package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "10s, 10000",
    "500ms, 500",
    "2 m, 120000",
    "1H, 3600000",
    "PT0.25S, 250",
    "pt1m, 60000"
  })
  void readsWhatPeopleWrite(String text, long millis) {
    assertEquals(Optional.of(Duration.ofMillis(millis)), DurationText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "0s", "-1s", "PT0S", "PT-1S", "1.5s", "10 seconds"})
  void refusesWhatIsNotADurationLongerThanZero(String text) {
    assertEquals(Optional.empty(), DurationText.parse(text));
  }
}
