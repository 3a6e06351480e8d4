package dev.racetest.samples.reports;

/** Eating takes two of these, and each philosopher begins with another one. */
final class Fork {
  synchronized void eatWith(Fork other) {
    synchronized (other) {
      System.out.println(Thread.currentThread().getName() + " eats");
    }
  }
}
