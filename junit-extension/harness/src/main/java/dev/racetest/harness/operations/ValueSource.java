package dev.racetest.harness.operations;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Where the values of a parameter come from.
 *
 * @param type the parameter's type
 * @param generator makes random ones
 * @param parser reads one from text; null where that cannot be done
 */
record ValueSource(Class<?> type, ParamGenerator generator, Function<String, Object> parser) {

  static Object next(ValueSource source, SplittableRandom random) {
    return source.generator().next(random);
  }

  /** Reads values of a type; null if there is no way to. */
  static Function<String, Object> parser(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return Integer::valueOf;
    }
    if (type == long.class || type == Long.class) {
      return Long::valueOf;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Boolean::valueOf;
    }
    if (type == double.class || type == Double.class) {
      return Double::valueOf;
    }
    if (type == String.class || type == Object.class || type == CharSequence.class) {
      return text -> text;
    }
    if (type.isEnum()) {
      return text ->
          Arrays.stream(type.getEnumConstants())
              .filter(each -> ((Enum<?>) each).name().equals(text))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no " + text));
    }
    return null;
  }

  /** What makes values of a type; null if they are of no known kind. */
  static ParamGenerator generator(Class<?> type, int min, int max) {
    if (type == int.class || type == Integer.class) {
      return random -> random.nextInt(min, max + 1);
    }
    if (type == long.class || type == Long.class) {
      return random -> (long) random.nextInt(min, max + 1);
    }
    if (type == boolean.class || type == Boolean.class) {
      return SplittableRandom::nextBoolean;
    }
    if (type == double.class || type == Double.class) {
      return random -> (double) random.nextInt(min, max + 1);
    }
    if (type == String.class || type == Object.class || type == CharSequence.class) {
      return random -> String.valueOf((char) ('a' + random.nextInt(max - min + 1)));
    }
    if (type.isEnum()) {
      List<Object> constants = Arrays.asList(type.getEnumConstants());
      return random -> constants.get(random.nextInt(constants.size()));
    }
    return null;
  }
}
