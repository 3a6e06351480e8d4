package dev.racetest.samples.libraries.drivers;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;

/**
 * Two threads share the only object of a pool.
 *
 * <p>In commons-pool 1.5 a borrower looks whether it was given an object, and then waits to be
 * notified, without looking again under the lock (POOL-147, POOL-149). An object that is given to
 * it between the two is announced to nobody.
 */
public final class TwoBorrowers implements Body {
  @Override
  public void run() throws Exception {
    Connections pool = new Connections();
    Body borrower = () -> pool.returnObject(pool.borrowObject());
    RaceTests.concurrently(borrower, borrower);
  }
}
