package dev.racetest.nightly.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server for all tests of this JVM; ends with it. */
public final class PostgresServer {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private PostgresServer() {}

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      Assumptions.assumeTrue(
          mayRun(), "PostgreSQL refuses to run as root, and there are no user namespaces here");
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "50")
            .setPGStartupWait(Duration.ofMinutes(1))
            .start();
      } catch (IOException | RuntimeException failure) {
        throw new IllegalStateException(
            "PostgreSQL could not be started for the tests. It refuses to run as root: then it needs"
                + " `unshare -U` (package util-linux) and user namespaces, or the build another user."
                + " It said: "
                + failure,
            failure);
      }
    }
  }

  private static boolean mayRun() {
    if (!System.getProperty("user.name").equals("root")) {
      return true;
    }
    try {
      return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    } catch (IOException | InterruptedException none) {
      return false;
    }
  }

  /** An empty store that nobody else uses; aborts the test where there can be no server. */
  public static StoreLocation newStore() {
    String schema = "s" + SCHEMAS.incrementAndGet();
    try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    String url = Holder.SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
    return new StoreLocation(url, "", "");
  }
}
