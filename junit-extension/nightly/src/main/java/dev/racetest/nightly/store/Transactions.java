package dev.racetest.nightly.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions one at a time over a connection that is opened anew when it is lost. What fails
 * because of other transactions, or because the database is not there for a moment, is tried again:
 * so what a transaction does must be the same when done twice.
 */
final class Transactions {
  private static final int TRIES = 5;

  private final Dialect dialect;
  private @Nullable Sql connection;

  Transactions(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What is done in a transaction. */
  interface Body<T> {
    T run(Sql sql) throws SQLException;
  }

  /**
   * Runs a transaction and commits it.
   *
   * @throws StoreException if that cannot be done, and nothing has changed or the connection was
   *     lost while committing
   */
  <T> T run(Body<T> body) {
    return run(dialect.begin(), body);
  }

  /** The same for one that changes nothing; it waits for no other. */
  <T> T read(Body<T> body) {
    return run(dialect.beginReading(), body);
  }

  private synchronized <T> T run(String begin, Body<T> body) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt(begin, body);
      } catch (SQLException failure) {
        drop();
        if (!dialect.isPassing(failure) || tries == TRIES || !pause(tries)) {
          String message = String.valueOf(failure.getMessage()).strip();
          throw new StoreException("The store " + dialect.name() + " failed: " + message, failure);
        }
      }
    }
  }

  private <T> T attempt(String begin, Body<T> body) throws SQLException {
    Sql open = connection;
    if (open == null) {
      open = new Sql(dialect.connect());
      connection = open;
    }
    try {
      // By statements: SQLite's driver begins the next transaction as soon as one is committed,
      // and would lock out all other processes between them.
      open.run(begin);
      T result = body.run(open);
      open.run("commit");
      return result;
    } catch (RuntimeException | Error unexpected) {
      drop();
      throw unexpected;
    }
  }

  /** Waits for 0.4 s, 1.6 s, ...; false if that was interrupted. */
  private static boolean pause(int tries) {
    try {
      Thread.sleep(100L << 2 * tries);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Closing rolls back what is not committed. */
  private void drop() {
    Sql open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException gone) {
        // Then the database has rolled back by itself.
      }
    }
  }

  synchronized void close() {
    drop();
  }
}
