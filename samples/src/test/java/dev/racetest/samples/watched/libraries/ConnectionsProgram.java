package dev.racetest.samples.watched.libraries;

import static dev.racetest.samples.watched.libraries.Workers.check;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import org.slf4j.LoggerFactory;

/** Connections of HikariCP to a database that is none. */
final class ConnectionsProgram {
  private ConnectionsProgram() {}

  /** A pool of connections. */
  static HikariDataSource pool(NoDatabase database, int connections) {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    NoDatabase database = new NoDatabase();
    try (HikariDataSource pool = pool(database, 3)) {
      Workers.work(
          worker -> {
            for (int i = 0; i < Workers.ROUNDS; i++) {
              try (Connection connection = pool.getConnection();
                  Statement statement = connection.createStatement()) {
                check(false, connection.isClosed(), "is closed");
                statement.execute("anything");
                // The pool rests for 30 milliseconds after each new connection.
                if (i % 500 == 100 * worker) {
                  pool.evictConnection(connection);
                }
              }
            }
          });
      pool.getHikariPoolMXBean().softEvictConnections();
      check(0, pool.getHikariPoolMXBean().getActiveConnections(), "connections in use");
      check(Workers.COUNT * Workers.ROUNDS, database.executed(), "statements");
    }
    System.out.println(Workers.RIGHT);
  }
}
