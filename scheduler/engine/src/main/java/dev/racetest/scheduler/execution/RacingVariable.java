package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.RaceDetector;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The variable of a race, as a reader knows it.
 *
 * @param kind what it is
 * @param name {@code class.field}; {@code int[3]} for an element; {@code class.method} for a whole
 *     object; the class of the JDK for what is inside one
 * @param tears whether half of a value may be seen (JLS 17.7)
 */
public record RacingVariable(Kind kind, String name, boolean tears) {
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

  static RacingVariable of(RaceDetector.Race race, IntFunction<String> names) {
    int site = race.later().site();
    Object object = race.object();
    if (object == null) {
      return new RacingVariable(Kind.FIELD, names.apply(site), false);
    }
    if (race.variable() == WholeObjects.VARIABLE) {
      String name = object.getClass().getName() + "." + Sites.member(site);
      return new RacingVariable(Kind.WHOLE, name, false);
    }
    if (isInside(race, object)) {
      return new RacingVariable(Kind.INSIDE, Sites.type(site), false);
    }
    if (object.getClass().isArray()) {
      String element = object.getClass().getComponentType().getTypeName();
      boolean tears = object instanceof long[] || object instanceof double[];
      return new RacingVariable(Kind.ELEMENT, element + "[" + race.variable() + "]", tears);
    }
    Optional<Field> field = ObjectFields.at(object, race.variable());
    String name =
        field
            .map(found -> found.getDeclaringClass().getName() + "." + found.getName())
            .orElseGet(() -> names.apply(site));
    boolean tears =
        field
            .map(Field::getType)
            .filter(type -> type == long.class || type == double.class)
            .isPresent();
    return new RacingVariable(Kind.FIELD, name, tears);
  }

  /**
   * Arrays may be the user's own where only one of both accesses is the JDK's; fields are not: the
   * other access came by reflection, as when an object is written out.
   */
  private static boolean isInside(RaceDetector.Race race, Object object) {
    boolean earlier = isQuiet(race.earlier().site());
    boolean later = isQuiet(race.later().site());
    return object.getClass().isArray() ? earlier && later : earlier || later;
  }

  private static boolean isQuiet(int site) {
    return (Sites.flags(site) & Sites.QUIET) != 0;
  }
}
