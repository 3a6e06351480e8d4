package dev.racetest.samples.kit;

/** A small library: whoever changes a ledger must hold it. */
final class Ledger {
  private int total;

  /** The caller holds the ledger's monitor. */
  void add(int amount) {
    total += amount;
  }

  synchronized int total() {
    return total;
  }
}
