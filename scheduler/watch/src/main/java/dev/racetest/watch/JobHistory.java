package dev.racetest.watch;

/** For what a thread has worked, and since when by its own clock; the latest first to be found. */
final class JobHistory {
  /** More are not remembered: the older half is then forgotten. */
  private static final int MOST = 1 << 10;

  private long[] since = new long[2];
  private Object[] jobs = new Object[2];
  private int[] eras = new int[2];
  private int count;

  /** From a time on the thread works for a job, in an era. */
  synchronized void add(long time, Object job, int era) {
    if (count == MOST) {
      keep(MOST / 2);
    } else if (count == since.length) {
      resize(2 * count);
    }
    since[count] = time;
    jobs[count] = job;
    eras[count] = era;
    count++;
  }

  private void keep(int latest) {
    int gone = count - latest;
    System.arraycopy(since, gone, since, 0, latest);
    System.arraycopy(jobs, gone, jobs, 0, latest);
    System.arraycopy(eras, gone, eras, 0, latest);
    for (int i = latest; i < count; i++) {
      jobs[i] = null;
    }
    count = latest;
  }

  private void resize(int length) {
    Object[] moreJobs = new Object[length];
    int[] moreEras = new int[length];
    System.arraycopy(jobs, 0, moreJobs, 0, count);
    System.arraycopy(eras, 0, moreEras, 0, count);
    since = Strand.copy(since, length);
    jobs = moreJobs;
    eras = moreEras;
  }

  /** What was so at a time; nothing is known of times that are too long ago. */
  synchronized Work at(long time) {
    for (int i = count - 1; i >= 0; i--) {
      if (since[i] <= time) {
        return new Work(jobs[i], eras[i]);
      }
    }
    return Work.UNKNOWN;
  }
}
