package dev.racetest.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.watch.Watch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options as text. */
class WatchOptionsTest {
  @Test
  void withoutOptionsThereAreThoseOfGo() {
    WatchOptions options = WatchOptions.parse("", "");
    assertEquals("stderr", options.logPath());
    assertEquals(66, options.exitCode());
    assertEquals("", options.stripPathPrefix());
    assertEquals(Watch.largestHistory(), options.history());
    assertFalse(options.haltOnError());
    assertEquals(1000, options.exitSleepMillis());
    assertEquals("", options.suppressions());
    assertEquals(List.of(), options.include());
    assertEquals(List.of(), options.exclude());
    assertFalse(options.isJson());
  }

  @Test
  void eachOptionIsRead() {
    WatchOptions options =
        WatchOptions.parse(
            ",log_path=a/b.log,exitcode=0 strip_path_prefix=com.acme.",
            "history=1000 halt_on_error=1  atexit_sleep_ms=0 suppressions=known.txt"
                + " include=a.b:c exclude=d format=json");
    assertEquals("a/b.log", options.logPath());
    assertEquals(0, options.exitCode());
    assertEquals("com.acme.", options.stripPathPrefix());
    assertEquals(1000, options.history());
    assertTrue(options.haltOnError());
    assertEquals(0, options.exitSleepMillis());
    assertEquals("known.txt", options.suppressions());
    assertEquals(List.of("a/b", "c"), options.include());
    assertEquals(List.of("d"), options.exclude());
    assertTrue(options.isJson());
  }

  @Test
  void theLastOneCounts() {
    assertEquals(3, WatchOptions.parse("exitcode=1,exitcode=2", "exitcode=3").exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exitcod=3 | \"exitcod=3\" is no option of the race mode; there are atexit_sleep_ms, excl",
        "exitcode | \"exitcode\" is no option",
        "exitcode=many | exitcode is a number from 0 to 255, for example exitcode=1, but was many",
        "exitcode=-1 | exitcode is a number from 0 to 255, for example exitcode=1, but was -1",
        "exitcode=256 | exitcode is a number from 0 to 255",
        "exitcode= | exitcode is a number from 0 to 255",
        "atexit_sleep_ms=soon | atexit_sleep_ms is a number from 0 to 2147483647",
        "halt_on_error=2 | halt_on_error is a number from 0 to 1",
        "halt_on_error=yes | halt_on_error is a number from 0 to 1",
        "history=999 | history is a number from 1000 to 1048576",
        "history=1048577 | history is a number from 1000 to 1048576",
        "format=xml | format is text or json, for example format=json, but was xml"
      })
  void aWrongOneIsToldWithWhatIsRight(String option, String message) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> WatchOptions.parse(option, ""));
    assertTrue(wrong.getMessage().startsWith(message), wrong.getMessage());
  }
}
