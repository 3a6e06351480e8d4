package dev.racetest.nightly.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what all results together have come to, within one transaction. */
final class Totals {
  private final Sql sql;

  Totals(Sql sql) {
    this.sql = sql;
  }

  QueueState queue(long now) throws SQLException {
    long open = sql.number("select count(*) from item where leased_until <= ?", now);
    long leased = sql.number("select count(*) from item where leased_until > ?", now);
    long done = sql.number("select coalesce(sum(done), 0) from test");
    return new QueueState(open, leased, done, sql.number("select count(*) from crash"));
  }

  List<TestTotals> tests() throws SQLException {
    Map<Long, Map<String, Long>> counts = new HashMap<>();
    sql.list(
        "select test_id, name, value from tally",
        row ->
            counts
                .computeIfAbsent(row.getLong(1), unseen -> new TreeMap<>())
                .put(row.getString(2), row.getLong(3)));
    Map<Long, List<FoundFailure>> failures =
        grouped(
            """
            select test_id, place, kind, headline, report, token, seen from failure
            order by id""",
            Totals::failure);
    Map<Long, List<Crash>> crashes =
        grouped(
            "select test_id, item_id, kind, attempts, reason from crash order by item_id",
            row -> new Crash(row.getLong(2), row.getString(3), row.getInt(4), row.getString(5)));
    Map<Long, List<String>> remarks =
        grouped("select test_id, line from remark order by line", row -> row.getString(2));
    return sql.list(
        """
        select id, unique_id, name, used_millis, explored, done,
            (select count(*) from item where test_id = test.id)
        from test order by id""",
        row ->
            new TestTotals(
                row.getString(2),
                row.getString(3),
                Duration.ofMillis(row.getLong(4)),
                row.getDouble(5),
                row.getLong(6),
                row.getLong(7),
                counts.getOrDefault(row.getLong(1), Map.of()),
                failures.getOrDefault(row.getLong(1), List.of()),
                crashes.getOrDefault(row.getLong(1), List.of()),
                remarks.getOrDefault(row.getLong(1), List.of())));
  }

  private static FoundFailure failure(ResultSet row) throws SQLException {
    return new FoundFailure(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7));
  }

  /** Rows by their first column, the id of the test. */
  private <T> Map<Long, List<T>> grouped(String query, Sql.Row<T> value) throws SQLException {
    Map<Long, List<T>> groups = new HashMap<>();
    sql.list(
        query,
        row ->
            groups
                .computeIfAbsent(row.getLong(1), unseen -> new ArrayList<>())
                .add(value.read(row)));
    return groups;
  }
}
