package dev.racetest.nightly.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** A file, for the processes of one machine. */
final class Sqlite implements Dialect {
  /** How long a transaction waits for the others; each of them takes milliseconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** 40 MB; by default the disk is waited for about every hundred items. */
  private static final String PAGES_UNTIL_CHECKPOINT = "10000";

  private final Path file;

  Sqlite(Path file) {
    this.file = file.toAbsolutePath();
  }

  boolean exists() {
    return Files.exists(file);
  }

  @Override
  public Connection connect() throws SQLException {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException wrong) {
      throw new SQLException("the folder of " + file + " cannot be made: " + wrong, wrong);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // What a killed process has committed stays. A power failure may take the last transactions
    // with it, as a whole: then some items are explored once more.
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, PAGES_UNTIL_CHECKPOINT);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** One that begins by reading and then writes could not wait for another writer. */
  @Override
  public String begin() {
    return "begin immediate";
  }

  @Override
  public String beginReading() {
    return "begin";
  }

  @Override
  public String now() {
    return "cast(unixepoch('subsec') * 1000 as integer)";
  }

  /** One transaction writes at a time. */
  @Override
  public String locked() {
    return "";
  }

  @Override
  public String skipLocked() {
    return "";
  }

  @Override
  public String serialKey() {
    return "integer primary key autoincrement";
  }

  @Override
  public String bytes() {
    return "blob";
  }

  @Override
  public List<String> beforeSchema() {
    return List.of();
  }

  @Override
  public String countOfTables(String name) {
    return "select count(*) from sqlite_master where type = 'table' and name = '%s'"
        .formatted(name);
  }

  @Override
  public boolean isPassing(SQLException failure) {
    int code = failure.getErrorCode() & 0xff;
    return code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  @Override
  public String name() {
    return file.toString();
  }
}
