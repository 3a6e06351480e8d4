package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in a database. */
final class JdbcStore implements WorkStore {
  private final Dialect dialect;
  private final Optional<InstantSource> clock;
  private final int mostAttempts;
  private final Transactions transactions;

  /**
   * Opens a store, and creates its tables if they are not there.
   *
   * @param clock what leases go by; the database's own clock if empty
   * @param mostAttempts how many workers may die of an item before it is taken out
   */
  JdbcStore(Dialect dialect, Optional<InstantSource> clock, int mostAttempts) {
    this.dialect = dialect;
    this.clock = clock;
    this.mostAttempts = mostAttempts;
    this.transactions = new Transactions(dialect);
    transactions.run(
        sql -> {
          if (sql.number(dialect.countOfTables(Schema.LAST_TABLE)) == 0) {
            Schema.create(sql, dialect);
          }
          return true;
        });
  }

  private long now(Sql sql) throws SQLException {
    return clock.isPresent() ? clock.get().millis() : sql.number("select " + dialect.now());
  }

  private Leases leases(Sql sql) {
    return new Leases(sql, dialect, mostAttempts);
  }

  @Override
  public void pin(Map<String, String> values) {
    transactions.run(
        sql -> {
          new Pins(sql, dialect).pin(values);
          return true;
        });
  }

  @Override
  public void requirePinned(Map<String, String> values) {
    transactions.read(
        sql -> {
          new Pins(sql, dialect).require(values);
          return true;
        });
  }

  @Override
  public boolean addTest(String test, String name, List<Approach> approaches) {
    return transactions.run(
        sql -> {
          Optional<Long> id =
              sql.first(
                  """
                  insert into test (unique_id, name) values (?, ?)
                  on conflict (unique_id) do nothing returning id""",
                  row -> row.getLong(1),
                  test,
                  name);
          if (id.isPresent()) {
            Results results = new Results(sql, dialect);
            for (Approach approach : approaches) {
              results.add(id.get(), approach);
            }
          }
          return id.isPresent();
        });
  }

  @Override
  public List<WorkItem> take(String worker, int most, Duration lease) {
    return transactions.run(sql -> leases(sql).take(worker, most, now(sql), lease.toMillis()));
  }

  @Override
  public int renew(String worker, Duration lease) {
    return transactions.run(sql -> leases(sql).renew(worker, now(sql) + lease.toMillis()));
  }

  @Override
  public Completion complete(WorkItem item, ItemResult result, Duration used) {
    return transactions.run(
        sql -> new Results(sql, dialect).complete(item, result, used.toMillis()));
  }

  @Override
  public void giveBack(String worker) {
    transactions.run(
        sql -> {
          leases(sql).giveBack(worker);
          return true;
        });
  }

  @Override
  public int died(String worker, String reason) {
    return transactions.run(sql -> leases(sql).died(worker, reason));
  }

  @Override
  public void failed(String worker, WorkItem item, String reason) {
    transactions.run(sql -> leases(sql).attempted(worker, item, reason));
  }

  @Override
  public Duration timeLeft(Duration budget) {
    return transactions.run(
        sql -> {
          long now = now(sql);
          long end = new Budgets(sql).end(budget.toMillis(), now);
          return Duration.ofMillis(end - now);
        });
  }

  @Override
  public List<String> workers() {
    return transactions.read(sql -> leases(sql).workers());
  }

  @Override
  public int openUpTo(int limit) {
    return transactions.read(
        sql ->
            (int)
                sql.number(
                    "select count(*) from (select 1 from item where leased_until <= ? limit ?) o",
                    now(sql),
                    limit));
  }

  @Override
  public QueueState queue() {
    return transactions.read(sql -> new Totals(sql).queue(now(sql)));
  }

  @Override
  public List<TestTotals> totals() {
    return transactions.read(sql -> new Totals(sql).tests());
  }

  @Override
  public void close() {
    transactions.close();
  }
}
