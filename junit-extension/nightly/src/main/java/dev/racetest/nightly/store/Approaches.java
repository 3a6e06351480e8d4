package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.util.List;

/** The approaches of a test, which no other transaction changes meanwhile. */
final class Approaches {
  private static final class Row {
    final String kind;
    final boolean isConclusive;
    final String generation;
    long done;

    Row(String kind, boolean isConclusive, String generation, long done) {
      this.kind = kind;
      this.isConclusive = isConclusive;
      this.generation = generation;
      this.done = done;
    }
  }

  private final Sql sql;
  private final long test;
  private final List<Row> rows;

  private Approaches(Sql sql, long test, List<Row> rows) {
    this.sql = sql;
    this.test = test;
    this.rows = rows;
  }

  static Approaches lock(Sql sql, Dialect dialect, long test) throws SQLException {
    List<Row> rows =
        sql.list(
            "select kind, conclusive, generation, done from approach where test_id = ? order by kind"
                + dialect.locked(),
            row -> new Row(row.getString(1), row.getInt(2) != 0, row.getString(3), row.getLong(4)),
            test);
    return new Approaches(sql, test, rows);
  }

  /** Which search the items of a kind belong to. */
  String generation(String kind) {
    return row(kind).generation;
  }

  /** An item of a kind is completed. */
  void completed(String kind) {
    row(kind).done++;
  }

  private Row row(String kind) {
    return rows.stream().filter(row -> row.kind.equals(kind)).findFirst().orElseThrow();
  }

  /**
   * If one has explored everything, the others have nothing more to find; what workers are busy
   * with they finish.
   */
  void endOthersIfConcluded() throws SQLException {
    if (rows.size() == 1) {
      return;
    }
    for (Row row : rows) {
      if (row.isConclusive && row.done > 0 && hasExploredAll(row.kind)) {
        endOthers(row.kind);
      }
    }
  }

  private boolean hasExploredAll(String kind) throws SQLException {
    return isNone("item where test_id = ? and kind = ?", kind)
        && isNone("crash where test_id = ? and kind = ?", kind)
        && isNone(
            "tally where test_id = ? and kind = ? and value > 0 and name in ('%s', '%s')"
                .formatted(ItemResult.CUT, ItemResult.UNEXPLORED),
            kind);
  }

  private boolean isNone(String rowsOf, String kind) throws SQLException {
    return sql.number("select count(*) from (select 1 from " + rowsOf + " limit 1) o", test, kind)
        == 0;
  }

  private void endOthers(String conclusive) throws SQLException {
    for (Row row : rows) {
      if (!row.kind.equals(conclusive) && row.done > 0) {
        sql.update(
            "delete from item where test_id = ? and kind = ? and worker is null", test, row.kind);
      }
    }
  }
}
