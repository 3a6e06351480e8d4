package dev.racetest.watch;

/**
 * The threads that have been seen and have not ended. A thread finds its strand without a lock by
 * its number.
 */
final class Strands {
  private static final int MASK = (1 << 13) - 1;

  /** How many slots of ended threads wait. */
  private static final int WAITING = 8;

  /** How many threads are remembered for a slot. */
  private static final int MOST_REMEMBERED = 8;

  private final Strand[] recent = new Strand[MASK + 1];
  private final Object lock = new Object();
  private Strand[] all = new Strand[64];
  private int count;

  /** For each slot the time from which the next thread in it begins. */
  private final long[] times = new long[Words.SLOTS];

  /** Slots that were never used begin here. */
  private int firstUnused;

  /** Slots of threads that have ended, those that ended first first. */
  private final int[] free = new int[Words.SLOTS];

  private int firstFree;
  private int freeCount;
  private final Occupant[][] occupants = new Occupant[Words.SLOTS][];
  private final ObjectTable births;
  private final ObjectTable variables;
  private long unwatched;

  /** Threads with smaller numbers ran before watching began, but for one. */
  private long firstNumber;

  private long exceptNumber;

  /** How many threads have been started that have done nothing yet. */
  private int unseen;

  /** The clocks of all threads that have ended. */
  private long[] ended = new long[8];

  /**
   * Nobody is there yet.
   *
   * @param births by thread, a {@link Birth} each
   * @param variables by object, a {@link SyncVariable} each
   */
  Strands(ObjectTable births, ObjectTable variables) {
    this.births = births;
    this.variables = variables;
  }

  /**
   * Watching begins in a program that runs.
   *
   * @param first the number from which on threads are new
   * @param except an older thread that counts as new, too
   */
  void beginLate(long first, long except) {
    synchronized (lock) {
      firstNumber = first;
      exceptNumber = except;
    }
  }

  Strand current() {
    Thread thread = Thread.currentThread();
    Strand strand = recent[(int) thread.getId() & MASK];
    return strand != null && strand.thread == thread ? strand : find(thread);
  }

  private Strand find(Thread thread) {
    int index = (int) thread.getId() & MASK;
    synchronized (lock) {
      for (int i = 0; i < count; i++) {
        if (all[i].thread == thread) {
          recent[index] = all[i];
          return all[i];
        }
      }
      boolean isEarly = thread.getId() < firstNumber && thread.getId() != exceptNumber;
      int slot = isEarly ? Strand.NO_SLOT : freeSlot();
      long begin = slot == Strand.NO_SLOT ? 0L : ++times[slot];
      Strand strand = new Strand(thread, slot, begin, isEarly);
      strand.isInside = true;
      if (count == all.length) {
        Strand[] more = new Strand[2 * count];
        System.arraycopy(all, 0, more, 0, count);
        all = more;
      }
      all[count++] = strand;
      recent[index] = strand;
      welcome(strand);
      return strand;
    }
  }

  /** What its starter did happens before what the thread does (JLS 17.4.5). */
  private void welcome(Strand strand) {
    Thread thread = strand.thread;
    int hash = System.identityHashCode(thread);
    ((SyncVariable) variables.get(thread, hash).value()).acquire(strand, -1L);
    Birth birth = (Birth) births.get(thread, hash).value();
    if (birth.isUnseen) {
      birth.isUnseen = false;
      unseen--;
    }
    strand.job = birth.job;
    occupy(strand);
    strand.isInside = false;
  }

  private void occupy(Strand strand) {
    int slot = strand.slot();
    if (slot == Strand.NO_SLOT) {
      return;
    }
    Thread thread = strand.thread;
    Birth birth = (Birth) births.get(thread, System.identityHashCode(thread)).value();
    Occupant fresh =
        new Occupant(
            thread.getName(),
            thread.getId(),
            times[slot],
            birth.creator,
            birth.place,
            strand.newHistory());
    Occupant[] before = occupants[slot];
    int kept = before == null ? 0 : Math.min(before.length, MOST_REMEMBERED - 1);
    Occupant[] now = new Occupant[kept + 1];
    now[0] = fresh;
    for (int i = 0; i < kept; i++) {
      now[i + 1] = before[i];
    }
    occupants[slot] = now;
  }

  /** Who had the slot at a time, {@link Occupant#NOBODY} if that was too long ago. */
  Occupant occupant(int slot, long time) {
    synchronized (lock) {
      if (occupants[slot] != null) {
        for (Occupant occupant : occupants[slot]) {
          if (occupant.since() <= time) {
            return occupant;
          }
        }
      }
      return Occupant.NOBODY;
    }
  }

  /**
   * A slot waits for a while before another thread gets it, since what the two do can then not
   * always be told apart.
   */
  private int freeSlot() {
    boolean isUnusedLeft = firstUnused < Words.SLOTS;
    if (freeCount > (isUnusedLeft ? WAITING : 0)) {
      int slot = free[firstFree];
      firstFree = (firstFree + 1) % free.length;
      freeCount--;
      return slot;
    }
    if (isUnusedLeft) {
      return firstUnused++;
    }
    unwatched++;
    return Strand.NO_SLOT;
  }

  /** All that any thread has released so far happens before what the strand does now. */
  void joinAll(Strand strand) {
    synchronized (lock) {
      for (int i = 0; i < count; i++) {
        if (all[i] != strand) {
          strand.joinReleased(all[i]);
        }
      }
      strand.join(ended);
    }
  }

  /** The clock of the strand's slot is at its end; it goes on in another. */
  void move(Strand strand) {
    synchronized (lock) {
      int slot = freeSlot();
      strand.moveTo(slot, slot == Strand.NO_SLOT ? 0L : ++times[slot]);
      occupy(strand);
    }
  }

  /** The thread has ended; another one may have its slot. */
  void end(Strand strand) {
    synchronized (lock) {
      for (int i = 0; i < count; i++) {
        if (all[i] == strand) {
          all[i] = all[--count];
          all[count] = null;
          break;
        }
      }
      // It stays where the thread finds it: what the thread does yet is nobody's business.
      int slot = strand.slot();
      if (slot != Strand.NO_SLOT) {
        times[slot] = strand.clock[slot];
        if (ended.length < strand.clock.length) {
          ended = Strand.copy(ended, strand.clock.length);
        }
        for (int i = 0; i < strand.clock.length; i++) {
          ended[i] = Math.max(ended[i], strand.clock[i]);
        }
        free[(firstFree + freeCount) % free.length] = slot;
        freeCount++;
      }
    }
  }

  /** A thread is about to be started. */
  void starts(Birth birth) {
    synchronized (lock) {
      if (!birth.isUnseen) {
        birth.isUnseen = true;
        unseen++;
      }
    }
  }

  /** Whether a thread other than this one is in watched code, or has yet to begin. */
  boolean areOthersAtWork(Strand self) {
    synchronized (lock) {
      for (int i = 0; i < count; i++) {
        if (all[i] != self && all[i].context != Context.ROOT && all[i].thread.isAlive()) {
          return true;
        }
      }
      return unseen > 0;
    }
  }

  /** How many threads had no slot. */
  long unwatched() {
    synchronized (lock) {
      return unwatched;
    }
  }
}
