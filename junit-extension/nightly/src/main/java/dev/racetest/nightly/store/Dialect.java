package dev.racetest.nightly.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs between databases. */
interface Dialect {
  /** Opens a connection without a transaction. */
  Connection connect() throws SQLException;

  /** The statement that begins a transaction which reads and writes. */
  String begin();

  /** The statement that begins a transaction which reads only, all of it at one time. */
  String beginReading();

  /** Milliseconds since 1970 by the database's clock, as an expression. */
  String now();

  /** How others are kept from changing rows, behind a {@code select}. */
  String locked();

  /** How rows are passed over that another transaction is changing, behind a {@code select}. */
  String skipLocked();

  /** The type of a column with numbers that are never used again, as primary key. */
  String serialKey();

  /** The type of a column with bytes. */
  String bytes();

  /** Statements to run before tables are created, so that one process does it at a time. */
  List<String> beforeSchema();

  /** A query for how many tables have a name, 0 or 1. */
  String countOfTables(String name);

  /** Whether a transaction has failed only because of others, and may go well next time. */
  boolean isPassing(SQLException failure);

  /** The database in words, without a password. */
  String name();
}
