package dev.racetest.nightly;

import dev.racetest.nightly.store.StoreLocation;
import picocli.CommandLine.Option;

/** Where the store is. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "FILE|URL",
      defaultValue = "${env:RACETEST_STORE:-racetest-nightly.db}",
      description =
          "Where the job is kept: a file, or jdbc:postgresql://host/database. Default: the"
              + " environment variable RACETEST_STORE, or racetest-nightly.db.")
  private String store = "";

  @Option(
      names = "--store-user",
      paramLabel = "NAME",
      defaultValue = "${env:RACETEST_STORE_USER:-}",
      description =
          "The user of the database. Default: RACETEST_STORE_USER. The password is taken"
              + " from RACETEST_STORE_PASSWORD.")
  private String user = "";

  StoreLocation location() {
    return new StoreLocation(
        store, user, System.getenv().getOrDefault("RACETEST_STORE_PASSWORD", ""));
  }
}
