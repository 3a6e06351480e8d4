package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes results in, within one transaction. Rows of a test are always changed in the same order:
 * otherwise two transactions could wait for each other.
 */
final class Results {
  private final Sql sql;

  Results(Sql sql) {
    this.sql = sql;
  }

  Completion complete(WorkItem item, ItemResult result, long usedMillis) throws SQLException {
    Optional<Long> test = takeOut(item.id());
    if (test.isEmpty()) {
      return sql.number("select count(*) from crash where item_id = ?", item.id()) > 0
          ? Completion.CRASHED
          : Completion.ALREADY_COMPLETED;
    }
    add(test.get(), result.remaining());
    addUp(test.get(), result);
    sql.update(
        """
        update test set used_millis = used_millis + ?, explored = explored + ?, done = done + 1
        where id = ?""",
        usedMillis,
        result.explored(),
        test.get());
    return Completion.RECORDED;
  }

  /** Whose item it was; empty if it is not there any more. */
  private Optional<Long> takeOut(long item) throws SQLException {
    return sql.first(
        "delete from item where id = ? returning test_id", row -> row.getLong(1), item);
  }

  void add(long test, Collection<NewItem> items) throws SQLException {
    sql.batch(
        "insert into item (test_id, kind, content) values (?, ?, ?)",
        items.stream().map(item -> new Object[] {test, item.kind(), item.content()}).toList());
  }

  private void addUp(long test, ItemResult result) throws SQLException {
    sql.batch(
        """
        insert into tally (test_id, name, value) values (?, ?, ?)
        on conflict (test_id, name) do update set value = tally.value + excluded.value""",
        new TreeMap<>(result.counts())
            .entrySet().stream()
                .map(count -> new Object[] {test, count.getKey(), count.getValue()})
                .toList());
    sql.batch(
        """
        insert into failure (test_id, place, kind, headline, report, token, seen)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (test_id, place) do update set seen = failure.seen + excluded.seen""",
        result.failures().stream()
            .sorted(Comparator.comparing(FoundFailure::key))
            .map(found -> values(test, found))
            .toList());
    sql.batch(
        "insert into remark (test_id, line) values (?, ?) on conflict (test_id, line) do nothing",
        result.remarks().stream().sorted().map(line -> new Object[] {test, line}).toList());
  }

  private static Object[] values(long test, FoundFailure found) {
    return List.of(
            test,
            found.key(),
            found.kind(),
            found.headline(),
            found.report(),
            found.token(),
            found.seen())
        .toArray();
  }
}
