package dev.racetest.nightly.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** PostgreSQL, for the processes of many machines. */
final class Postgres implements Dialect {
  /** Any number: processes that create the tables take turns by it. */
  private static final long SCHEMA_LOCK = 7_264_116_901L;

  private final String url;
  private final Properties credentials = new Properties();

  /**
   * A database.
   *
   * @param user empty if the URL names it
   * @param password empty if the URL names it, or none is needed
   */
  Postgres(String url, String user, String password) {
    this.url = url;
    if (!user.isEmpty()) {
      credentials.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      credentials.setProperty("password", password);
    }
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, credentials);
  }

  @Override
  public String begin() {
    return "begin isolation level read committed";
  }

  @Override
  public String beginReading() {
    return "begin isolation level repeatable read read only";
  }

  @Override
  public String now() {
    return "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
  }

  @Override
  public String locked() {
    return " for update";
  }

  @Override
  public String skipLocked() {
    return " for update skip locked";
  }

  @Override
  public String serialKey() {
    return "bigint generated always as identity primary key";
  }

  @Override
  public String bytes() {
    return "bytea";
  }

  @Override
  public List<String> beforeSchema() {
    return List.of("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
  }

  @Override
  public String countOfTables(String name) {
    return """
        select count(*) from pg_tables
        where schemaname = current_schema() and tablename = '%s'"""
        .formatted(name);
  }

  @Override
  public boolean isPassing(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    // 40: rolled back because of others; 08: no connection; 57P: the server restarts.
    return state.startsWith("40") || state.startsWith("08") || state.startsWith("57P");
  }

  @Override
  public String name() {
    return url.replaceAll("([?&]password=)[^&]*", "$1***");
  }
}
