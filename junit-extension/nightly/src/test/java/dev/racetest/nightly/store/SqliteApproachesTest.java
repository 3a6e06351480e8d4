package dev.racetest.nightly.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteApproachesTest extends ApproachesContract {
  @TempDir private Path folder;

  @Override
  StoreLocation newLocation() {
    return new StoreLocation(folder.resolve("night.db").toString(), "", "");
  }
}
