package dev.racetest.samples.watched.http;

/** How often a server was asked. */
interface Hits {
  /** Once more. */
  void hit();

  /** How often so far. */
  int count();

  /** Without any synchronisation: hits are lost. */
  final class Racy implements Hits {
    private int count;

    @Override
    public void hit() {
      count++;
    }

    @Override
    public int count() {
      return count;
    }
  }

  /** The twin that is right. */
  final class Fixed implements Hits {
    private int count;

    @Override
    public synchronized void hit() {
      count++;
    }

    @Override
    public synchronized int count() {
      return count;
    }
  }
}
