package dev.racetest.harness.operations;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where the values of a parameter come from.
 *
 * @param type the parameter's type
 * @param generator makes random ones
 * @param least some of its values, the least first; none if they have no order
 * @param parser reads one from text; null where that cannot be done
 */
record ValueSource(
    Class<?> type, ParamGenerator generator, List<Object> least, Function<String, Object> parser) {
  /** Others are not tried where an argument is made smaller. */
  private static final int MOST_LEAST = 4;

  /** One of several values, in the order in which they are given. */
  static ValueSource among(Class<?> type, List<Object> values) {
    return new ValueSource(
        type,
        random -> values.get(random.nextInt(values.size())),
        values.subList(0, Math.min(values.size(), MOST_LEAST)),
        parser(type));
  }

  /** Values that somebody else makes, of which nothing is known. */
  static ValueSource by(Class<?> type, ParamGenerator generator) {
    return new ValueSource(type, generator, List.of(), parser(type));
  }

  /** Numbers of a range, or what a type has instead; null if it is of no known kind. */
  static ValueSource range(Class<?> type, int min, int max) {
    if (type == int.class || type == Integer.class) {
      return range(type, min, max, value -> value);
    }
    if (type == long.class || type == Long.class) {
      return range(type, min, max, value -> (long) value);
    }
    if (type == double.class || type == Double.class) {
      return range(type, min, max, value -> (double) value);
    }
    if (type == boolean.class || type == Boolean.class) {
      return among(type, List.of(false, true));
    }
    if (type == String.class || type == Object.class || type == CharSequence.class) {
      return range(type, min, max, value -> String.valueOf((char) ('a' + value - min)));
    }
    return type.isEnum() ? among(type, Arrays.asList(type.getEnumConstants())) : null;
  }

  private static ValueSource range(
      Class<?> type, int min, int max, Function<Integer, Object> value) {
    long last = Math.min(max, (long) min + MOST_LEAST - 1);
    return new ValueSource(
        type,
        random -> value.apply(next(random, min, max)),
        IntStream.rangeClosed(min, (int) last).boxed().map(value).toList(),
        parser(type));
  }

  private static int next(SplittableRandom random, int min, int max) {
    return max == Integer.MAX_VALUE
        ? (int) random.nextLong(min, max + 1L)
        : random.nextInt(min, max + 1);
  }

  /** A random value. */
  Object next(SplittableRandom random) {
    return generator.next(random);
  }

  /** Values that are less than this one, the least first; not all of them if there are many. */
  List<Object> smaller(Object value) {
    int place = least.indexOf(value);
    return place < 0 ? least : least.subList(0, place);
  }

  private static Object toBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("For input string: \"" + text + "\"");
    };
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
      return ValueSource::toBoolean;
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
}
