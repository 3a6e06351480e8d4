package dev.racetest.samples.reports;

/** Opening it wakes those who wait now; nobody remembers that it was opened. */
final class Gate {
  synchronized void pass() {
    try {
      wait();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void open() {
    notifyAll();
  }
}
