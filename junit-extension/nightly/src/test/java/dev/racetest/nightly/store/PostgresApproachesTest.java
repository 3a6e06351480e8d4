package dev.racetest.nightly.store;

class PostgresApproachesTest extends ApproachesContract {
  @Override
  StoreLocation newLocation() {
    return PostgresServer.newStore();
  }
}
