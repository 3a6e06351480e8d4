package dev.racetest.benchmarks.sct;

/** Three threads hand a number round; a fourth takes it for granted that all are up to date. */
final class TokenRing {
  private final Object lock = new Object();
  private volatile int first = 1;
  private volatile int second = 1;
  private volatile int third = 1;

  static void run() throws InterruptedException {
    TokenRing ring = new TokenRing();
    Parallel.run(ring::passFirst, ring::passSecond, ring::passThird, ring::check);
  }

  private void passFirst() {
    synchronized (lock) {
      first = (third + 1) % 4;
    }
  }

  private void passSecond() {
    synchronized (lock) {
      second = first;
    }
  }

  private void passThird() {
    synchronized (lock) {
      third = second;
    }
  }

  private void check() {
    synchronized (lock) {
      Parallel.check(first == second && second == third, "the token is under way");
    }
  }
}
