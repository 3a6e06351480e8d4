package dev.racetest.nightly.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads what all results together have come to, within one transaction. */
final class Totals {
  private final Sql sql;

  Totals(Sql sql) {
    this.sql = sql;
  }

  QueueState queue(long now) throws SQLException {
    long open = sql.number("select count(*) from item where leased_until <= ?", now);
    long leased = sql.number("select count(*) from item where leased_until > ?", now);
    long done = sql.number("select coalesce(sum(done), 0) from approach");
    return new QueueState(open, leased, done, sql.number("select count(*) from crash"));
  }

  List<TestTotals> tests() throws SQLException {
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
    Map<Long, List<ApproachTotals>> approaches = approaches();
    return sql.list(
        "select id, unique_id, name from test order by id",
        row ->
            new TestTotals(
                row.getString(2),
                row.getString(3),
                approaches.getOrDefault(row.getLong(1), List.of()),
                failures.getOrDefault(row.getLong(1), List.of()),
                crashes.getOrDefault(row.getLong(1), List.of())));
  }

  /** A count of a test's approach. */
  private record Tally(String kind, String name, long value) {}

  /** A line of a test's approach. */
  private record Remark(String kind, String line) {}

  private Map<Long, List<ApproachTotals>> approaches() throws SQLException {
    Map<Long, List<Tally>> tallies =
        grouped(
            "select test_id, kind, name, value from tally",
            row -> new Tally(row.getString(2), row.getString(3), row.getLong(4)));
    Map<Long, List<Remark>> remarks =
        grouped(
            "select test_id, kind, line from remark order by line",
            row -> new Remark(row.getString(2), row.getString(3)));
    return grouped(
        """
        select a.test_id, a.kind, a.used_millis, a.done,
            (select count(*) from crash c where c.test_id = a.test_id and c.kind = a.kind),
            count(i.id), coalesce(min(i.expected), 0), coalesce(sum(i.expected), 0),
            coalesce(sum(i.variance), 0), a.expected_traces
        from approach a left join item i on i.test_id = a.test_id and i.kind = a.kind
        group by a.test_id, a.kind, a.used_millis, a.done, a.conclusive, a.expected_traces
        order by a.test_id, a.conclusive desc, a.kind""",
        row ->
            approach(
                row,
                tallies.getOrDefault(row.getLong(1), List.of()),
                remarks.getOrDefault(row.getLong(1), List.of())));
  }

  private static ApproachTotals approach(ResultSet row, List<Tally> tallies, List<Remark> remarks)
      throws SQLException {
    String kind = row.getString(2);
    // Of an item that nobody knows the size of one cannot tell when all are done.
    boolean isKnown = row.getDouble(7) > 0.0;
    return new ApproachTotals(
        kind,
        Duration.ofMillis(row.getLong(3)),
        row.getLong(4),
        row.getLong(6),
        row.getLong(5),
        isKnown
            ? new ApproachTotals.Rest(row.getDouble(8), Math.sqrt(row.getDouble(9)))
            : ApproachTotals.Rest.UNKNOWN,
        tallies.stream()
            .filter(tally -> tally.kind().equals(kind))
            .collect(Collectors.toMap(Tally::name, Tally::value)),
        remarks.stream().filter(remark -> remark.kind().equals(kind)).map(Remark::line).toList(),
        optional(row, 10));
  }

  private static OptionalLong optional(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
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
