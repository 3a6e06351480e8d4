package dev.racetest.nightly.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has which item, within one transaction. */
final class Leases {
  private static final String SILENT = "nothing more was heard of its worker";

  private final Sql sql;
  private final Dialect dialect;
  private final int mostAttempts;

  Leases(Sql sql, Dialect dialect, int mostAttempts) {
    this.sql = sql;
    this.dialect = dialect;
    this.mostAttempts = mostAttempts;
  }

  /** An item, and who had it before; its lease is over. */
  private record Candidate(WorkItem item, Optional<String> formerWorker) {}

  /** A test, and one of the ways in which it is explored. */
  private record Source(long test, String kind) {}

  List<WorkItem> take(String worker, int most, long now, long leaseMillis) throws SQLException {
    for (Source source : sourcesByNeed(now, leaseMillis)) {
      List<WorkItem> items = takeOf(source, most, now);
      for (WorkItem item : items) {
        sql.update(
            "update item set worker = ?, leased_until = ? where id = ?",
            worker,
            now + leaseMillis,
            item.id());
      }
      if (!items.isEmpty()) {
        return items;
      }
    }
    return List.of();
  }

  /**
   * The test with the least time comes first, and of its approaches the one that is furthest behind
   * its share. An item that is out counts as if it took its whole lease, so that workers spread
   * out.
   */
  private List<Source> sourcesByNeed(long now, long leaseMillis) throws SQLException {
    return sql.list(
        """
        select a.test_id, a.kind from approach a
        where exists (
            select 1 from item i
            where i.test_id = a.test_id and i.kind = a.kind and i.leased_until <= ?)
        order by
            (select sum(o.used_millis) from approach o where o.test_id = a.test_id)
            + ? * (select count(*) from item i
                where i.test_id = a.test_id and i.leased_until > ?),
            a.test_id,
            (a.used_millis + ? * (select count(*) from item i
                where i.test_id = a.test_id and i.kind = a.kind and i.leased_until > ?))
            * 1.0 / a.share,
            a.conclusive desc,
            a.kind""",
        row -> new Source(row.getLong(1), row.getString(2)),
        now,
        leaseMillis,
        now,
        leaseMillis,
        now);
  }

  private List<WorkItem> takeOf(Source source, int most, long now) throws SQLException {
    List<WorkItem> items = new ArrayList<>();
    for (Candidate candidate : candidates(source, most, now)) {
      boolean died = candidate.formerWorker().isPresent();
      if (died && !attempted(candidate.formerWorker().get(), candidate.item(), SILENT)) {
        continue;
      }
      WorkItem item = died ? oneMore(candidate.item()) : candidate.item();
      if (item.attempts() == 0) {
        items.add(item);
      } else if (items.isEmpty()) {
        return List.of(item);
      }
    }
    return items;
  }

  private List<Candidate> candidates(Source source, int most, long now) throws SQLException {
    return sql.list(
        """
        select i.id, (select unique_id from test where id = i.test_id), i.kind, i.content,
            i.attempts, i.worker
        from item i where i.test_id = ? and i.kind = ? and i.leased_until <= ?
        order by i.leased_until, i.id limit ?"""
            + dialect.skipLocked(),
        Leases::candidate,
        source.test(),
        source.kind(),
        now,
        most);
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(item(row), Optional.ofNullable(row.getString(6)));
  }

  private static WorkItem item(ResultSet row) throws SQLException {
    return new WorkItem(
        row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4), row.getInt(5));
  }

  private static WorkItem oneMore(WorkItem item) {
    return new WorkItem(item.id(), item.test(), item.kind(), item.content(), item.attempts() + 1);
  }

  int renew(String worker, long until) throws SQLException {
    return sql.update("update item set leased_until = ? where worker = ?", until, worker);
  }

  void giveBack(String worker) throws SQLException {
    sql.update("update item set worker = null, leased_until = 0 where worker = ?", worker);
  }

  int died(String worker, String reason) throws SQLException {
    List<WorkItem> items = itemsOf(worker);
    for (WorkItem item : items) {
      attempted(worker, item, reason);
    }
    return items.size();
  }

  private List<WorkItem> itemsOf(String worker) throws SQLException {
    return sql.list(
        """
        select i.id, (select unique_id from test where id = i.test_id), i.kind, i.content,
            i.attempts
        from item i where i.worker = ? order by i.id""",
        Leases::item,
        worker);
  }

  /**
   * Opens an item that a worker has again, one attempt on; false if that was the last and it is
   * taken out, or if the worker does not have it.
   */
  boolean attempted(String worker, WorkItem item, String reason) throws SQLException {
    int opened =
        sql.update(
            """
            update item set worker = null, leased_until = 0, attempts = attempts + 1
            where id = ? and worker = ? and attempts + 1 < ?""",
            item.id(),
            worker,
            mostAttempts);
    if (opened == 0) {
      sql.update(
          """
          insert into crash (item_id, test_id, kind, content, attempts, reason)
          select id, test_id, kind, content, attempts + 1, ? from item
          where id = ? and worker = ?""",
          reason,
          item.id(),
          worker);
      sql.update("delete from item where id = ? and worker = ?", item.id(), worker);
    }
    return opened > 0;
  }

  List<String> workers() throws SQLException {
    return sql.list(
        "select distinct worker from item where worker is not null order by worker",
        row -> row.getString(1));
  }
}
