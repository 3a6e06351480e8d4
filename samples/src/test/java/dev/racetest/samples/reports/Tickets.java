package dev.racetest.samples.reports;

/** Looking and selling are safe each, and are not safe together. */
final class Tickets {
  private int left = 1;

  synchronized boolean areLeft() {
    return left > 0;
  }

  synchronized void sell() {
    if (left == 0) {
      throw new IllegalStateException("sold out");
    }
    left--;
  }
}
