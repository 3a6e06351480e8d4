package dev.racetest.reports.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON (RFC 8259). The text may stand in a {@code <script>} element of an HTML page, too: it
 * contains neither {@code </} nor <code>&lt;!--</code>.
 */
public final class JsonText {
  /** Down to this depth every value has a line of its own; below, lines would only grow many. */
  private static final int DEPTH_OF_LINES = 4;

  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * The text of a value.
   *
   * @param value a {@link JsonObject}, a map with strings as keys, a collection, a string, a
   *     boolean, a finite number, or null
   * @throws IllegalArgumentException if it is, or contains, anything else
   */
  public static String of(Object value) {
    JsonText json = new JsonText();
    json.write(value, 0);
    return json.text.append('\n').toString();
  }

  private void write(Object value, int depth) {
    if (value instanceof JsonObject object) {
      writeObject(object.properties(), depth);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(map, depth);
    } else if (value instanceof Collection<?> collection) {
      writeArray(collection, depth);
    } else if (value instanceof String string) {
      writeString(string);
    } else if (value == null || value instanceof Boolean || isFinite(value)) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("not a JSON value: " + value);
    }
  }

  private static boolean isFinite(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private void writeObject(Map<?, ?> properties, int depth) {
    text.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = properties.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      startElement(depth + 1);
      writeString((String) entry.getKey());
      text.append(": ");
      write(entry.getValue(), depth + 1);
      endElement(entries.hasNext(), depth);
    }
    text.append('}');
  }

  private void writeArray(Collection<?> elements, int depth) {
    text.append('[');
    Iterator<?> iterator = elements.iterator();
    while (iterator.hasNext()) {
      startElement(depth + 1);
      write(iterator.next(), depth + 1);
      endElement(iterator.hasNext(), depth);
    }
    text.append(']');
  }

  private void startElement(int depth) {
    if (depth <= DEPTH_OF_LINES) {
      newLine(depth);
    }
  }

  private void endElement(boolean isFollowed, int depthOutside) {
    if (isFollowed) {
      text.append(depthOutside < DEPTH_OF_LINES ? "," : ", ");
    } else if (depthOutside < DEPTH_OF_LINES) {
      newLine(depthOutside);
    }
  }

  private void newLine(int depth) {
    text.append('\n').append(" ".repeat(depth));
  }

  private void writeString(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> writeCharacter(string, i, c);
      }
    }
    text.append('"');
  }

  private void writeCharacter(String string, int i, char c) {
    boolean ofHtml = (c == '/' || c == '!') && i > 0 && string.charAt(i - 1) == '<';
    if (ofHtml
        || Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || isLone(string, i)) {
      text.append(String.format("\\u%04x", (int) c));
    } else {
      text.append(c);
    }
  }

  /** Half of a pair of surrogates alone cannot be encoded in UTF-8. */
  private static boolean isLone(String string, int i) {
    char c = string.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
  }
}
