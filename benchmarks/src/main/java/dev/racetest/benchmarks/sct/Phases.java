package dev.racetest.benchmarks.sct;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Two threads go through two phases, each phase under its lock. One of them forgets to leave the
 * second phase: if it is the first to enter, the other waits for ever.
 */
final class Phases {
  private final ReentrantLock first = new ReentrantLock();
  private final ReentrantLock second = new ReentrantLock();

  static void run() throws InterruptedException {
    Phases phases = new Phases();
    Parallel.run(phases::pass, phases::passAndStay);
  }

  private void pass() {
    first.lock();
    first.unlock();
    second.lock();
    second.unlock();
  }

  private void passAndStay() {
    first.lock();
    first.unlock();
    second.lock();
  }
}
