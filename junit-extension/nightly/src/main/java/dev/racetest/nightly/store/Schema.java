package dev.racetest.nightly.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables. An item that nobody has is leased until 0, so that what can be taken is what is
 * leased until now at the latest. Completed items leave no row: their ids are never used again.
 */
final class Schema {
  /** Where this is, the others are as well. */
  static final String LAST_TABLE = "remark";

  private Schema() {}

  /** Creates what is missing. */
  static void create(Sql sql, Dialect dialect) throws SQLException {
    for (String statement : dialect.beforeSchema()) {
      sql.run(statement);
    }
    for (String statement : statements(dialect)) {
      sql.run(statement);
    }
  }

  private static List<String> statements(Dialect dialect) {
    List<String> statements = new ArrayList<>();
    statements.add(
        """
        create table if not exists pin (
          name text primary key,
          value text not null)""");
    statements.add(
        """
        create table if not exists test (
          id %s,
          unique_id text not null unique,
          name text not null)"""
            .formatted(dialect.serialKey()));
    statements.add(
        """
        create table if not exists approach (
          test_id bigint not null references test (id),
          kind text not null,
          share int not null,
          conclusive int not null,
          expected_traces bigint,
          generation text not null default '',
          used_millis bigint not null default 0,
          done bigint not null default 0,
          primary key (test_id, kind))""");
    statements.add(
        """
        create table if not exists item (
          id %s,
          test_id bigint not null,
          kind text not null,
          content %s not null,
          expected double precision not null,
          variance double precision not null,
          attempts int not null default 0,
          worker text,
          leased_until bigint not null default 0,
          foreign key (test_id, kind) references approach (test_id, kind))"""
            .formatted(dialect.serialKey(), dialect.bytes()));
    statements.add(
        "create index if not exists item_next on item (test_id, kind, leased_until, id)");
    statements.add("create index if not exists item_lease on item (leased_until)");
    statements.add(
        "create index if not exists item_worker on item (worker) where worker is not null");
    statements.add(
        """
        create table if not exists crash (
          item_id bigint primary key,
          test_id bigint not null references test (id),
          kind text not null,
          content %s not null,
          attempts int not null,
          reason text not null)"""
            .formatted(dialect.bytes()));
    statements.add(
        """
        create table if not exists tally (
          test_id bigint not null references test (id),
          kind text not null,
          name text not null,
          value bigint not null,
          primary key (test_id, kind, name))""");
    statements.add(
        """
        create table if not exists failure (
          id %s,
          test_id bigint not null references test (id),
          place text not null,
          kind text not null,
          headline text not null,
          report text not null,
          token text not null,
          seen bigint not null,
          unique (test_id, place))"""
            .formatted(dialect.serialKey()));
    statements.add(
        """
        create table if not exists budget (
          millis bigint primary key,
          ends bigint not null)""");
    statements.add(
        """
        create table if not exists remark (
          test_id bigint not null references test (id),
          kind text not null,
          line text not null,
          primary key (test_id, kind, line))""");
    return statements;
  }
}
