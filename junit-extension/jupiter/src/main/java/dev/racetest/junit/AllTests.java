package dev.racetest.junit;

import dev.racetest.scheduler.install.Installer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is asked of tests that are no race tests, by the parameter {@code racetest.all}. */
enum AllTests {
  /** Nothing. */
  OFF,
  /** They run once, and the detector watches their threads. */
  RACE,
  /** They are explored. */
  EXPLORE;

  static final String PARAMETER = "racetest.all";

  /**
   * What the configuration asks for. A JVM whose agent watches does not do so for nothing: there it
   * is {@link #RACE} unless something else is asked for.
   *
   * @param parameters gives the value of a configuration parameter
   * @throws IllegalArgumentException if the parameter has a value that makes no sense
   */
  static AllTests of(Function<String, Optional<String>> parameters) {
    String text = parameters.apply(PARAMETER).map(String::strip).orElse("");
    if (text.isEmpty()) {
      boolean isInner = parameters.apply(Reporting.INNER).isPresent();
      return Installer.isWatching() && !isInner ? RACE : OFF;
    }
    for (AllTests value : values()) {
      if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "The configuration parameter "
            + PARAMETER
            + " must be race, explore or off, but was \""
            + text
            + "\". Example: "
            + PARAMETER
            + "=race");
  }

  /** The same for a test. */
  static AllTests of(ExtensionContext context) {
    return of(context::getConfigurationParameter);
  }
}
