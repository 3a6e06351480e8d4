package dev.racetest.nightly;

import java.util.Map;
import java.util.TreeMap;

/** What the items of a job depend on: if any of it changes, they mean something else. */
final class JobPins {
  private JobPins() {}

  /**
   * Names and values.
   *
   * @param settings what the command says about how tests are explored
   */
  static Map<String, String> of(Map<String, String> settings) {
    Map<String, String> pins = new TreeMap<>(settings);
    pins.put("JDK", System.getProperty("java.vendor") + " " + Runtime.version());
    ClassPath.hashes(System.getProperty("java.class.path"))
        .forEach((entry, hash) -> pins.put("class path: " + entry, hash));
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("racetest."))
        .forEach(name -> pins.put("system property: " + name, System.getProperty(name)));
    return pins;
  }
}
