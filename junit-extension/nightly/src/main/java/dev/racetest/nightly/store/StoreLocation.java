package dev.racetest.nightly.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a store is: {@code jdbc:postgresql:...}, {@code jdbc:sqlite:<file>}, or a file.
 *
 * @param text the URL or the path
 * @param user for PostgreSQL; empty if the URL says it
 * @param password for PostgreSQL; empty if the URL says it, or none is needed
 */
public record StoreLocation(String text, String user, String password) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** How many workers may die of an item before it is taken out, unless one says otherwise. */
  public static final int USUAL_ATTEMPTS = 3;

  /**
   * Opens the store; creates it if it is not there.
   *
   * @param mostAttempts how many workers may die of an item before it is taken out
   * @throws StoreException if that is not possible
   */
  public WorkStore open(int mostAttempts) {
    return new JdbcStore(dialect(), Optional.empty(), mostAttempts);
  }

  /**
   * Opens a store that is there already.
   *
   * @throws StoreException if it is not
   */
  public WorkStore openExisting(int mostAttempts) {
    if (dialect() instanceof Sqlite sqlite && !sqlite.exists()) {
      throw new StoreException(
          "There is no store %s; name the one of the job, such as --store racetest-nightly.db."
              .formatted(name()));
    }
    return open(mostAttempts);
  }

  /** Whether processes on other machines can use it. */
  public boolean isShared() {
    return text.startsWith(POSTGRESQL);
  }

  /** In words, without a password. */
  public String name() {
    return dialect().name();
  }

  Dialect dialect() {
    if (text.startsWith(POSTGRESQL)) {
      return new Postgres(text, user, password);
    } else if (text.startsWith("jdbc:") && !text.startsWith(SQLITE)) {
      throw new StoreException(
          "There is no store for %s; write a file such as racetest.db, or %s//host/database."
              .formatted(text, POSTGRESQL));
    }
    try {
      return new Sqlite(Path.of(text.startsWith(SQLITE) ? text.substring(SQLITE.length()) : text));
    } catch (InvalidPathException wrong) {
      throw new StoreException(
          "%s is no path of a file; write one such as racetest.db.".formatted(text), wrong);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
