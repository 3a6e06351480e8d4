package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.RaceDetector;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What an access or a race is about, as a reader knows it.
 *
 * @param kind what it is
 * @param name {@code class.field}; {@code int[3]} for an element; {@code class.method} for a whole
 *     object; the class of the JDK for what is inside one
 * @param type the type of a field or element without its package, such as {@code int} or {@code
 *     Account}; empty if it is neither or not known
 */
public record AccessedVariable(Kind kind, String name, String type) {
  /** What it is. */
  public enum Kind {
    /** A field, static or not. */
    FIELD,
    /** An element of an array. */
    ELEMENT,
    /** An object of the JDK that counts as one variable. */
    WHOLE,
    /** A field or an element inside an object of the JDK. */
    INSIDE
  }

  static AccessedVariable of(RaceDetector.Race race, IntFunction<String> names) {
    int site = race.later().site();
    return isInside(race)
        ? new AccessedVariable(Kind.INSIDE, Sites.type(site), "")
        : of(race.object(), race.variable(), site, names);
  }

  /** What the site accesses, which must not be inside an object of the JDK. */
  static AccessedVariable of(Object object, int variable, int site, IntFunction<String> names) {
    if (object == null) {
      return new AccessedVariable(Kind.FIELD, names.apply(site), "");
    }
    if (variable == WholeObjects.VARIABLE) {
      String name = object.getClass().getName() + "." + Sites.member(site);
      return new AccessedVariable(Kind.WHOLE, name, "");
    }
    Class<?> element = object.getClass().getComponentType();
    if (element != null) {
      String name = element.getTypeName() + "[" + variable + "]";
      return new AccessedVariable(Kind.ELEMENT, name, simple(element));
    }
    Optional<Field> field = ObjectFields.at(object, variable);
    String name =
        field
            .map(found -> found.getDeclaringClass().getName() + "." + found.getName())
            .orElseGet(() -> names.apply(site));
    return new AccessedVariable(
        Kind.FIELD, name, field.map(Field::getType).map(AccessedVariable::simple).orElse(""));
  }

  /** The type's name without its package. */
  private static String simple(Class<?> type) {
    String name = type.getTypeName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether a read may see half of each of two values (JLS 17.7). */
  public boolean tears() {
    return type.equals("long") || type.equals("double");
  }

  /**
   * Arrays may be the user's own where only one of both accesses is the JDK's; fields are not: the
   * other access came by reflection, as when an object is written out.
   */
  private static boolean isInside(RaceDetector.Race race) {
    Object object = race.object();
    if (object == null || race.variable() == WholeObjects.VARIABLE) {
      return false;
    }
    boolean earlier = isQuiet(race.earlier().site());
    boolean later = isQuiet(race.later().site());
    return object.getClass().isArray() ? earlier && later : earlier || later;
  }

  private static boolean isQuiet(int site) {
    return (Sites.flags(site) & Sites.QUIET) != 0;
  }
}
