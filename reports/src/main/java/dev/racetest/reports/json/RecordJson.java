package dev.racetest.reports.json;

import dev.racetest.reports.text.StackFrames;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.spi.Operation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The engine's records as JSON objects: each component is the property of that name, so that the
 * names are those of the Java API, and a new component cannot be forgotten.
 *
 * <ul>
 *   <li>an empty {@link Optional} is left out, an enum constant is its name;
 *   <li>a {@link Duration} is a number, with {@code Millis} behind the name;
 *   <li>a {@code long} is a string, as programs that read JSON often have 53 bits only;
 *   <li>an {@link Instant} is text in ISO-8601;
 *   <li>a stack frame is a string, see {@link StackFrames};
 *   <li>{@link Details} have their {@code kind} in front, an {@link Operation} its {@code verb}
 *       behind it.
 * </ul>
 */
public final class RecordJson {
  private RecordJson() {}

  /** The object for a record of the engine, or for one like those. */
  public static JsonObject of(Record record) {
    JsonObject object = new JsonObject();
    if (record instanceof Details) {
      object.with("kind", record.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      add(object, component.getName(), get(record, component));
    }
    return object;
  }

  private static void add(JsonObject object, String name, Object value) {
    if (value instanceof Duration duration) {
      object.with(name + "Millis", millis(duration));
    } else if (value instanceof Operation operation) {
      object.with(name, operation.name()).with("verb", operation.verb());
    } else {
      object.with(name, value(value));
    }
  }

  /** With microseconds as fractions: an exploration may be a matter of those. */
  private static BigDecimal millis(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos() / 1000, 3);
  }

  private static Object value(Object value) {
    if (value instanceof Record record) {
      return of(record);
    } else if (value instanceof Optional<?> optional) {
      return optional.map(RecordJson::value);
    } else if (value instanceof Collection<?> collection) {
      return list(collection);
    } else if (value instanceof StackTraceElement frame) {
      return StackFrames.text(frame);
    } else if (value instanceof Throwable thrown) {
      return ThrownJson.of(thrown);
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Long || value instanceof Instant ? value.toString() : value;
  }

  static List<Object> list(Collection<?> values) {
    return values.stream().map(RecordJson::value).toList();
  }

  private static Object get(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
