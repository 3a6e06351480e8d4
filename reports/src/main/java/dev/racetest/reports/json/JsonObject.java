package dev.racetest.reports.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object in the making; its properties keep the order in which they came. */
public final class JsonObject {
  private final Map<String, Object> properties = new LinkedHashMap<>();

  /**
   * Adds a property.
   *
   * @param value anything that {@link JsonText} can write; a property whose value is an empty
   *     {@link Optional} is left out
   */
  public JsonObject with(String name, Object value) {
    if (!(value instanceof Optional<?> optional)) {
      properties.put(name, value);
    } else if (optional.isPresent()) {
      properties.put(name, optional.get());
    }
    return this;
  }

  Map<String, Object> properties() {
    return Collections.unmodifiableMap(properties);
  }
}
