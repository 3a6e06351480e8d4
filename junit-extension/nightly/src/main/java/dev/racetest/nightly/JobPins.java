package dev.racetest.nightly;

import dev.racetest.scheduler.SearchPart;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    pins.putAll(ofJvm());
    pins.putAll(ofClassPath(ClassPath.hashes(System.getProperty("java.class.path"))));
    return pins;
  }

  /** Those that may change while a job goes on, and are soon looked up: classes are compiled. */
  static Map<String, String> ofWorker() {
    Map<String, String> pins = new TreeMap<>(ofJvm());
    pins.putAll(ofClassPath(ClassPath.hashesOfFolders(System.getProperty("java.class.path"))));
    return pins;
  }

  private static Map<String, String> ofJvm() {
    Map<String, String> pins = new TreeMap<>();
    pins.put("JDK", System.getProperty("java.vendor") + " " + Runtime.version());
    pins.put("pieces of searches", SearchPart.VERSION);
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("racetest."))
        .forEach(name -> pins.put("system property: " + name, System.getProperty(name)));
    return pins;
  }

  private static Map<String, String> ofClassPath(Map<String, String> hashes) {
    return hashes.entrySet().stream()
        .collect(Collectors.toMap(entry -> "class path: " + entry.getKey(), Map.Entry::getValue));
  }
}
