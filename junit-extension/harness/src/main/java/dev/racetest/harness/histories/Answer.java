package dev.racetest.harness.histories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a call answered: a value, or the class of the exception that it threw. Answers are compared
 * by {@code equals}; arrays, collections and maps by what was in them at that time.
 *
 * @param value the value; null also for methods that return nothing
 * @param thrown the simple name of the exception's class; empty if there was none
 */
public record Answer(Object value, String thrown) {
  /** What a method that returns nothing answers. */
  public static final Answer NOTHING = new Answer(null, "");

  /** The answer of a call that returned. */
  public static Answer of(Object value) {
    return value == null ? NOTHING : new Answer(frozen(value), "");
  }

  /** The answer of a call that threw. */
  public static Answer thrown(Throwable exception) {
    return new Answer(null, exception.getClass().getSimpleName());
  }

  private static Object frozen(Object value) {
    if (value instanceof Object[] array) {
      return frozenAll(java.util.Arrays.asList(array));
    }
    if (value instanceof int[] array) {
      return java.util.Arrays.stream(array).boxed().toList();
    }
    if (value instanceof long[] array) {
      return java.util.Arrays.stream(array).boxed().toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, mapped) -> copy.put(frozen(key), frozen(mapped)));
      return copy;
    }
    return value instanceof List<?> list ? frozenAll(list) : value;
  }

  private static List<Object> frozenAll(Collection<?> values) {
    List<Object> copy = new ArrayList<>();
    values.forEach(each -> copy.add(each == null ? null : frozen(each)));
    return copy;
  }

  @Override
  public String toString() {
    return thrown.isEmpty() ? Objects.toString(value) : thrown;
  }
}
