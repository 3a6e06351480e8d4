package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the items depend on, within one transaction. */
final class Pins {
  /** Grows when a program that knows only the tables of before would read them wrongly. */
  private static final Map<String, String> SCHEMA = Map.of("tables of the store", "2");

  private final Sql sql;
  private final Dialect dialect;

  Pins(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  void pin(Map<String, String> values) throws SQLException {
    Map<String, String> wanted = new TreeMap<>(SCHEMA);
    wanted.putAll(values);
    for (String statement : dialect.beforeSchema()) {
      sql.run(statement);
    }
    Map<String, String> kept = kept();
    if (kept.isEmpty()) {
      sql.batch(
          "insert into pin (name, value) values (?, ?)",
          wanted.entrySet().stream()
              .map(pin -> new Object[] {pin.getKey(), pin.getValue()})
              .toList());
    } else if (!kept.equals(wanted)) {
      throw new PinnedException(message(kept, wanted));
    }
  }

  void require(Map<String, String> values) throws SQLException {
    Map<String, String> kept = kept();
    kept.keySet().retainAll(values.keySet());
    if (!kept.isEmpty() && !kept.equals(values)) {
      throw new PinnedException(message(kept, values));
    }
  }

  private Map<String, String> kept() throws SQLException {
    Map<String, String> kept = new TreeMap<>();
    sql.list("select name, value from pin", row -> kept.put(row.getString(1), row.getString(2)));
    return kept;
  }

  private String message(Map<String, String> kept, Map<String, String> wanted) {
    List<String> lines = new ArrayList<>();
    lines.add("The items in the store " + dialect.name() + " are for something else:");
    TreeSet<String> names = new TreeSet<>(kept.keySet());
    names.addAll(wanted.keySet());
    for (String name : names) {
      String before = kept.get(name);
      String now = wanted.get(name);
      if (before == null) {
        lines.add("  " + name + " is new: " + now);
      } else if (now == null) {
        lines.add("  " + name + " is gone; it was " + before);
      } else if (!before.equals(now)) {
        lines.add("  " + name + " was " + before + ", is " + now);
      }
    }
    lines.add("Restore what has changed to go on, or begin anew with another store.");
    return String.join("\n", lines);
  }
}
