package dev.racetest.detector;

/**
 * Reads under stamps that nobody has validated yet. Each is remembered with its task's epoch: a
 * read that turns out to be one like all others can still be checked as long as its task has
 * released nothing since; after that nobody knows what it is ordered before.
 */
final class OptimisticReads {
  private static final int FEW = 16;

  private Object[] objects = new Object[FEW];
  private int[] variables = new int[FEW];
  private int[] sites = new int[FEW];
  private long[] events = new long[FEW];
  private long[] epochs = new long[FEW];
  private int count;

  void begin() {
    while (count > 0) {
      objects[--count] = null;
    }
  }

  boolean areNone() {
    return count == 0;
  }

  void add(long epoch, Object object, int variable, int site, long event) {
    if (count == objects.length) {
      grow();
    }
    epochs[count] = epoch;
    objects[count] = object;
    variables[count] = variable;
    sites[count] = site;
    events[count] = event;
    count++;
  }

  private void grow() {
    Object[] moreObjects = new Object[2 * count];
    int[] moreVariables = new int[2 * count];
    int[] moreSites = new int[2 * count];
    long[] moreEvents = new long[2 * count];
    long[] moreEpochs = new long[2 * count];
    System.arraycopy(objects, 0, moreObjects, 0, count);
    System.arraycopy(variables, 0, moreVariables, 0, count);
    System.arraycopy(sites, 0, moreSites, 0, count);
    System.arraycopy(events, 0, moreEvents, 0, count);
    System.arraycopy(epochs, 0, moreEpochs, 0, count);
    objects = moreObjects;
    variables = moreVariables;
    sites = moreSites;
    events = moreEvents;
    epochs = moreEpochs;
  }

  /** Takes out the reads of a task; those that can be checked are given to the detector. */
  void end(int task, long now, boolean count, FastTrack detector) {
    int kept = 0;
    for (int i = 0; i < this.count; i++) {
      if (VectorClocks.taskOf(epochs[i]) != task) {
        move(i, kept++);
      } else if (count && epochs[i] == now) {
        detector.read(task, objects[i], variables[i], sites[i], events[i]);
      }
    }
    while (this.count > kept) {
      objects[--this.count] = null;
    }
  }

  private void move(int from, int to) {
    objects[to] = objects[from];
    variables[to] = variables[from];
    sites[to] = sites[from];
    events[to] = events[from];
    epochs[to] = epochs[from];
  }

  /** The task of the first read; there must be one. */
  int firstTask() {
    return VectorClocks.taskOf(epochs[0]);
  }
}
