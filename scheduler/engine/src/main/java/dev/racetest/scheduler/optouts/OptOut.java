package dev.racetest.scheduler.optouts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A field on which data races do not count. It stands for the field itself, not for what the field
 * refers to: elements of an array and the inside of a collection are variables of their own.
 *
 * @param type the class that declares the field, as {@link Class#getName} gives it
 * @param field the field's name
 * @param reason why races on it do no harm; not blank
 * @param origin where that is written down, for messages
 */
public record OptOut(String type, String field, String reason, String origin) {
  static final String ANNOTATION = "@RaceFree";

  /** Checks that there is a reason. */
  public OptOut {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "the reason must say why races on " + type + "." + field + " do no harm, but was blank");
    }
  }

  /**
   * An opt-out of code that calls the exploration itself.
   *
   * @throws IllegalArgumentException if one of the values makes no sense; the message names it
   */
  public static OptOut of(String type, String field, String reason) {
    return checked(type, field, reason, "ExplorationOptions.withOptOuts");
  }

  /** With names that a Java compiler would accept; others are the agent's to accept. */
  static OptOut checked(String type, String field, String reason, String origin) {
    if (!isName(type)) {
      throw new IllegalArgumentException(
          "the class must be a name such as com.acme.Cache, but was \"" + type + "\"");
    }
    if (type.startsWith("java.")) {
      throw new IllegalArgumentException(
          type
              + " is a class of the JDK: to opt out a field of it is to opt it out in every object"
              + " of the program");
    }
    if (!isName(field) || field.indexOf('.') >= 0) {
      throw new IllegalArgumentException(
          "the field must be a name such as hits, but was \"" + field + "\"");
    }
    return new OptOut(type, field, reason, origin);
  }

  /** Whether {@code text} consists of Java identifiers with dots between them. */
  private static boolean isName(String text) {
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || !Character.isJavaIdentifierStart(part.codePointAt(0))
          || !part.codePoints().allMatch(Character::isJavaIdentifierPart)) {
        return false;
      }
    }
    return true;
  }

  /** The field as reports name it: {@code com.acme.Cache.hits}. */
  public String variable() {
    return type + "." + field;
  }

  /**
   * Returns {@code optOuts}.
   *
   * @throws IllegalArgumentException if two of them are for the same field
   */
  public static List<OptOut> distinct(List<OptOut> optOuts) {
    Map<String, OptOut> known = new HashMap<>();
    for (OptOut optOut : optOuts) {
      OptOut first = known.putIfAbsent(optOut.variable(), optOut);
      if (first != null) {
        throw new IllegalArgumentException(
            optOut.variable()
                + " is opted out twice: "
                + first.origin
                + " (\""
                + first.reason
                + "\") and "
                + optOut.origin
                + " (\""
                + optOut.reason
                + "\"); keep one of them");
      }
    }
    return List.copyOf(optOuts);
  }

  @Override
  public String toString() {
    return variable() + " (" + origin + ": \"" + reason + "\")";
  }
}
