package dev.racetest.hooks;

import java.util.HashMap;
import java.util.Map;

/**
 * The fields of the classes under test, as their class files say, and those of them that are
 * annotated {@code @RaceFree}. Classes of one name count as one, whichever loaders they have.
 */
public final class RaceFreeFields {
  private static final Map<String, Map<String, Integer>> FIELDS = new HashMap<>();
  private static final Map<String, Map<String, String>> REASONS = new HashMap<>();

  private RaceFreeFields() {}

  /**
   * Remembers the fields of a class.
   *
   * @param type the class, as {@link Class#getName} gives it
   * @param fields their access flags (JVMS 4.5) by name
   */
  public static synchronized void declare(String type, Map<String, Integer> fields) {
    Map<String, Integer> known = FIELDS.get(type);
    if (known == null) {
      FIELDS.put(type, new HashMap<>(fields));
    } else {
      known.putAll(fields);
    }
  }

  /** Remembers that a field is annotated; {@code reason} is empty where none is given. */
  public static synchronized void add(String type, String field, String reason) {
    Map<String, String> known = REASONS.get(type);
    if (known == null) {
      known = new HashMap<>();
      REASONS.put(type, known);
    }
    known.put(field, reason);
  }

  /** Whether the class has been rewritten, so that its fields are known. */
  public static synchronized boolean knows(String type) {
    return FIELDS.containsKey(type);
  }

  /** The access flags of a field; {@code null} if no such field is known. */
  public static synchronized Integer access(String type, String field) {
    Map<String, Integer> known = FIELDS.get(type);
    return known == null ? null : known.get(field);
  }

  /** Why the field is annotated, maybe the empty string; {@code null} if it is not annotated. */
  public static synchronized String reason(String type, String field) {
    Map<String, String> known = REASONS.get(type);
    return known == null ? null : known.get(field);
  }

  /** A copy of what is known of annotated fields: reasons by name of the field, by class. */
  public static synchronized Map<String, Map<String, String>> reasons() {
    Map<String, Map<String, String>> copy = new HashMap<>();
    for (Map.Entry<String, Map<String, String>> type : REASONS.entrySet()) {
      copy.put(type.getKey(), new HashMap<>(type.getValue()));
    }
    return copy;
  }
}
