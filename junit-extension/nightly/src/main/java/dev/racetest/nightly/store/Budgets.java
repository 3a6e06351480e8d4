package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.util.Optional;

/** When the time that people have given ends, within one transaction. */
final class Budgets {
  private final Sql sql;

  Budgets(Sql sql) {
    this.sql = sql;
  }

  /**
   * The end of the budget that is going on; begins one if there is none, if the last one is over,
   * or if it had another length.
   */
  long end(long millis, long now) throws SQLException {
    Optional<Long> end =
        sql.first(
            "select ends from budget where millis = ? and ends > ?",
            row -> row.getLong(1),
            millis,
            now);
    if (end.isPresent()) {
      return end.get();
    }
    sql.update("delete from budget");
    // Another process may have begun it just now.
    sql.update(
        "insert into budget (millis, ends) values (?, ?) on conflict (millis) do nothing",
        millis,
        now + millis);
    return sql.number("select ends from budget where millis = ?", millis);
  }
}
