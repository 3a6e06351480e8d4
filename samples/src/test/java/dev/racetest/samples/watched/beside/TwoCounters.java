package dev.racetest.samples.watched.beside;

/** Two threads count twice: without a lock, and with one. */
public final class TwoCounters {
  private int racy;
  private int fixed;

  private TwoCounters() {}

  private void count() {
    racy++;
    countUnderLock();
  }

  private synchronized void countUnderLock() {
    fixed++;
  }

  /** Counts, and prints what it has come to. */
  public static void main(String[] arguments) throws InterruptedException {
    TwoCounters counters = new TwoCounters();
    Thread one = new Thread(counters::count);
    Thread two = new Thread(counters::count);
    one.start();
    two.start();
    one.join();
    two.join();
    System.out.println("fixed " + counters.fixed);
  }
}
