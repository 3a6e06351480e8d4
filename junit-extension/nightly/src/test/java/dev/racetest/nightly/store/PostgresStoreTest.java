package dev.racetest.nightly.store;

class PostgresStoreTest extends WorkStoreContract {
  @Override
  StoreLocation newLocation() {
    return PostgresServer.newStore();
  }
}
