package dev.racetest.junit;

import dev.racetest.scheduler.install.Installer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;

/**
 * Prepares JUnit and this JVM for what {@code racetest.all} asks for: it has the extensions of
 * RaceTest found, and the agent at work. What is changed for JUnit is put back when its session is
 * over.
 */
final class AllTestsSession {
  private static final String DETECTION = "junit.jupiter.extensions.autodetection.enabled";

  /** Since JUnit 5.12; older versions find all there are. */
  private static final String DETECTED = "junit.jupiter.extensions.autodetection.include";

  private static final String TIMEOUTS = "junit.jupiter.execution.timeout.mode";
  private static final String OWN = "dev.racetest.junit.*";

  private record Changed(String property, String before) {}

  private final List<Changed> changed = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param parameters gives the value of a configuration parameter
   * @throws IllegalArgumentException if {@code racetest.all} has a value that makes no sense
   * @throws IllegalStateException if what it asks for is not to be had in this JVM
   */
  synchronized void prepare(Function<String, Optional<String>> parameters) {
    switch (AllTests.of(parameters)) {
      case RACE -> {
        Installer.watch();
        detectOwnExtensions(parameters);
      }
      case EXPLORE -> {
        Installer.install();
        detectOwnExtensions(parameters);
        // They are meant for one execution.
        set(TIMEOUTS, "disabled");
      }
      default -> {
        // JUnit does all by itself.
      }
    }
  }

  private void detectOwnExtensions(Function<String, Optional<String>> parameters) {
    if (!parameters.apply(DETECTION).map(Boolean::parseBoolean).orElse(false)) {
      set(DETECTION, "true");
      set(DETECTED, OWN);
      if (!isDetectionSelective()) {
        warnOfOthers();
      }
    } else {
      parameters
          .apply(DETECTED)
          .filter(those -> !those.contains(OWN))
          .ifPresent(those -> set(DETECTED, those + "," + OWN));
    }
  }

  private static boolean isDetectionSelective() {
    return JUnitInternals.exists("org.junit.jupiter.api.extension.TestInstantiationAwareExtension");
  }

  private static void warnOfOthers() {
    List<String> others = new ArrayList<>();
    for (var other : (Iterable<ServiceLoader.Provider<Extension>>) providers()::iterator) {
      if (!other.type().getName().startsWith("dev.racetest.")) {
        others.add(other.type().getName());
      }
    }
    if (!others.isEmpty()) {
      Log.warn(
          "JUnit before 5.12 finds all extensions or none by itself; with "
              + AllTests.PARAMETER
              + " these are at work, too: "
              + String.join(", ", others));
    }
  }

  private static Stream<ServiceLoader.Provider<Extension>> providers() {
    return ServiceLoader.load(Extension.class).stream();
  }

  private void set(String property, String value) {
    String before = System.getProperty(property);
    if (!value.equals(before)) {
      changed.add(new Changed(property, before));
      System.setProperty(property, value);
    }
  }

  /**
   * Looks whether what was prepared reaches an execution.
   *
   * @throws IllegalStateException if it does not
   */
  static void check(Function<String, Optional<String>> parameters) {
    boolean isFound = parameters.apply(DETECTION).map(Boolean::parseBoolean).orElse(false);
    if (AllTests.of(parameters) != AllTests.OFF && !isFound) {
      throw new IllegalStateException(
          AllTests.PARAMETER
              + " has no effect, so no test was run: the configuration parameter "
              + DETECTION
              + " is given as false where the tests are started; leave it out there");
    }
  }

  /** Puts back what was changed. */
  synchronized void close() {
    for (int i = changed.size() - 1; i >= 0; i--) {
      Changed last = changed.get(i);
      if (last.before() == null) {
        System.clearProperty(last.property());
      } else {
        System.setProperty(last.property(), last.before());
      }
    }
    changed.clear();
  }
}
