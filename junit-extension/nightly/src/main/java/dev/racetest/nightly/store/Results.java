package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Takes results in, within one transaction. The rows of a test's approaches come first, and all
 * rows are always changed in the same order: otherwise two transactions could wait for each other.
 */
final class Results {
  private final Sql sql;
  private final Dialect dialect;

  Results(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  Completion complete(WorkItem item, ItemResult result, long usedMillis) throws SQLException {
    long test = sql.number("select id from test where unique_id = ?", item.test());
    Approaches approaches = Approaches.lock(sql, dialect, test);
    if (sql.update("delete from item where id = ?", item.id()) == 0) {
      // Of a search that has begun anew meanwhile, for example: what it found can be replayed.
      addUnknown(test, result.failures());
      return sql.number("select count(*) from crash where item_id = ?", item.id()) > 0
          ? Completion.CRASHED
          : Completion.ALREADY_COMPLETED;
    }
    if (!approaches.generation(item.kind()).equals(result.generation())) {
      forget(test, item.kind());
    }
    add(test, item.kind(), result.remaining());
    addUp(test, item.kind(), result);
    sql.update(
        """
        update approach set generation = ?, used_millis = used_millis + ?, done = done + 1
        where test_id = ? and kind = ?""",
        result.generation(),
        usedMillis,
        test,
        item.kind());
    approaches.completed(item.kind());
    approaches.endOthersIfConcluded();
    return Completion.RECORDED;
  }

  /** Makes void what came of a search that has begun anew; executions were run all the same. */
  private void forget(long test, String kind) throws SQLException {
    sql.update("delete from item where test_id = ? and kind = ?", test, kind);
    sql.update(
        "delete from tally where test_id = ? and kind = ? and name <> ?",
        test,
        kind,
        ItemResult.EXECUTIONS);
    sql.update("delete from remark where test_id = ? and kind = ?", test, kind);
  }

  void add(long test, Approach approach) throws SQLException {
    sql.update(
        """
        insert into approach (test_id, kind, share, conclusive, expected_traces)
        values (?, ?, ?, ?, ?)""",
        test,
        approach.kind(),
        approach.share(),
        approach.isConclusive() ? 1 : 0,
        approach.expectedTraces().isPresent() ? approach.expectedTraces().getAsLong() : null);
    add(test, approach.kind(), approach.items());
  }

  private void add(long test, String kind, Collection<NewItem> items) throws SQLException {
    sql.batch(
        "insert into item (test_id, kind, content, expected, variance) values (?, ?, ?, ?, ?)",
        items.stream()
            .map(item -> values(test, kind, item.content(), item.expected(), item.variance()))
            .toList());
  }

  private static Object[] values(Object... values) {
    return values;
  }

  private void addUp(long test, String kind, ItemResult result) throws SQLException {
    sql.batch(
        """
        insert into tally (test_id, kind, name, value) values (?, ?, ?, ?)
        on conflict (test_id, kind, name) do update set value = tally.value + excluded.value""",
        new TreeMap<>(result.counts())
            .entrySet().stream()
                .map(count -> values(test, kind, count.getKey(), count.getValue()))
                .toList());
    addFailures(test, result.failures(), "update set seen = failure.seen + excluded.seen");
    sql.batch(
        """
        insert into remark (test_id, kind, line) values (?, ?, ?)
        on conflict (test_id, kind, line) do nothing""",
        result.remarks().stream().sorted().map(line -> values(test, kind, line)).toList());
  }

  /** Doing this twice is the same as once. */
  private void addUnknown(long test, List<FoundFailure> failures) throws SQLException {
    addFailures(test, failures, "nothing");
  }

  private void addFailures(long test, List<FoundFailure> failures, String ifKnown)
      throws SQLException {
    sql.batch(
        """
        insert into failure (test_id, place, kind, headline, report, token, seen)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (test_id, place) do\s"""
            + ifKnown,
        failures.stream()
            .sorted(Comparator.comparing(FoundFailure::key))
            .map(
                found ->
                    values(
                        test,
                        found.key(),
                        found.kind(),
                        found.headline(),
                        found.report(),
                        found.token(),
                        found.seen()))
            .toList());
  }
}
