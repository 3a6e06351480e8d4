package dev.racetest.samples.libraries.drivers;

import dev.racetest.scheduler.Body;

/**
 * A thread is interrupted while it waits for the only object of a pool, which is given back a
 * moment later.
 *
 * <p>In commons-pool 1.5 the waiting thread leaves, but its place in the queue stays (POOL-162). If
 * the object comes back then, it is given to somebody who is no longer there, and nobody can borrow
 * it again.
 */
public final class InterruptedBorrower implements Body {
  @Override
  public void run() throws Exception {
    Connections pool = new Connections();
    Object connection = pool.borrowObject();
    Thread borrower = new Thread(() -> borrowAndReturn(pool), "borrower");
    borrower.start();
    borrower.interrupt();
    pool.returnObject(connection);
    borrower.join();
    pool.borrowObject();
  }

  private static void borrowAndReturn(Connections pool) {
    try {
      pool.returnObject(pool.borrowObject());
    } catch (InterruptedException expected) {
      // Was interrupted before there was something to borrow.
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
