package dev.racetest.nightly.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends WorkStoreContract {
  @TempDir private Path folder;

  @Override
  StoreLocation newLocation() {
    return new StoreLocation(folder.resolve("jobs/night.db").toString(), "", "");
  }
}
