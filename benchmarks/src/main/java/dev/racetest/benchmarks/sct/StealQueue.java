package dev.racetest.benchmarks.sct;

/**
 * A queue of numbered items for an owner that puts and takes at one end, and thieves that take at
 * the other (a shape of the tests of CHESS, Musuvathi and others, OSDI 2008).
 */
interface StealQueue {
  /** What taking and stealing return if nothing was there. */
  int NONE = -1;

  /** Places that a queue needs: the test never puts more. */
  int PLACES = StealTest.ITEMS + 1;

  /** Puts an item; for the owner. */
  void put(int item);

  /** Takes the newest item; for the owner. */
  int take();

  /** Takes the oldest item; for thieves. May also find nothing if another is quicker. */
  int steal();
}
