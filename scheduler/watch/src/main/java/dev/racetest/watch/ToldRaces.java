package dev.racetest.watch;

/** The races that were told, by the two places in the code and the jobs of those who were there. */
final class ToldRaces {
  /** More are not remembered: then what is told need not be new. */
  private static final int MOST = 1 << 12;

  private long[] places = new long[64];
  private Object[] jobs = new Object[2 * places.length];
  private int count;

  /** Adds a race, the order of the two places and jobs aside; returns whether it is new. */
  synchronized boolean add(int one, int other, Object oneJob, Object otherJob) {
    boolean isInOrder = one <= other;
    long pair = isInOrder ? pair(one, other) : pair(other, one);
    Object first = isInOrder ? oneJob : otherJob;
    Object second = isInOrder ? otherJob : oneJob;
    int slot = find(pair, first, second);
    if (places[slot] != 0L) {
      return false;
    }
    if (count == MOST) {
      clear();
      slot = find(pair, first, second);
    }
    put(slot, pair, first, second);
    count++;
    if (2 * count > places.length) {
      grow();
    }
    return true;
  }

  private static long pair(int one, int other) {
    return (long) one << 32 | other;
  }

  /** Where the race is, or where it is to be put. */
  private int find(long pair, Object first, Object second) {
    int mask = places.length - 1;
    int jobsHash = System.identityHashCode(first) ^ 31 * System.identityHashCode(second);
    int slot = (int) ((pair ^ jobsHash) * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (places[slot] != 0L
        && !(places[slot] == pair && jobs[2 * slot] == first && jobs[2 * slot + 1] == second)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void put(int slot, long pair, Object first, Object second) {
    places[slot] = pair;
    jobs[2 * slot] = first;
    jobs[2 * slot + 1] = second;
  }

  private void clear() {
    places = new long[places.length];
    jobs = new Object[jobs.length];
    count = 0;
  }

  private void grow() {
    long[] oldPlaces = places;
    Object[] oldJobs = jobs;
    places = new long[2 * oldPlaces.length];
    jobs = new Object[2 * oldJobs.length];
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] != 0L) {
        Object first = oldJobs[2 * i];
        Object second = oldJobs[2 * i + 1];
        put(find(oldPlaces[i], first, second), oldPlaces[i], first, second);
      }
    }
  }
}
