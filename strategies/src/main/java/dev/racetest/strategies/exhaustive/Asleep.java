package dev.racetest.strategies.exhaustive;

/**
 * The sleep set (Godefroid 1996): tasks whose next step was tried before at the same node or above,
 * and on which nothing depends that has been done since. Running one of them leads only to traces
 * that were seen.
 */
final class Asleep {
  private Event[] events = new Event[16];
  private Object[] subjects = new Object[16];
  private int size;

  void clear() {
    for (int i = 0; i < size; i++) {
      events[i] = null;
      subjects[i] = null;
    }
    size = 0;
  }

  void add(Event event, Object subject) {
    if (size == events.length) {
      Event[] moreEvents = new Event[2 * size];
      Object[] moreSubjects = new Object[2 * size];
      System.arraycopy(events, 0, moreEvents, 0, size);
      System.arraycopy(subjects, 0, moreSubjects, 0, size);
      events = moreEvents;
      subjects = moreSubjects;
    }
    events[size] = event;
    subjects[size++] = subject;
  }

  boolean has(int task) {
    for (int i = 0; i < size; i++) {
      if (events[i].task() == task) {
        return true;
      }
    }
    return false;
  }

  /** Wakes the tasks whose next step depends on this one, all that is known of each. */
  void wake(Steps steps, int step) {
    for (int i = 0; i < size; i++) {
      if (events[i].isInConflict(steps, step, subjects[i])) {
        wake(events[i].task());
        i = -1;
      }
    }
  }

  private void wake(int task) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (events[i].task() != task) {
        events[kept] = events[i];
        subjects[kept++] = subjects[i];
      }
    }
    for (int i = kept; i < size; i++) {
      events[i] = null;
      subjects[i] = null;
    }
    size = kept;
  }

  /** What they are about to do. */
  Event[] events() {
    Event[] all = new Event[size];
    System.arraycopy(events, 0, all, 0, size);
    return all;
  }
}
