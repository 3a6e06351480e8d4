package dev.racetest.watch;

/**
 * A thread as the detector sees it: its vector clock, and where in the code it is. Only the thread
 * itself uses it, except where it says so.
 */
public final class Strand {
  /** A thread without a slot of its own: it passes on what it learns, its accesses are not seen. */
  static final int NO_SLOT = -1;

  /** The place of the call that the thread made last; transformed code writes it. */
  public int site;

  /** How the thread came to the method that runs. */
  public Context context = Context.ROOT;

  final Thread thread;
  final RecentObjects recent = new RecentObjects();
  final RecentObjects recentSynchronisation = new RecentObjects();

  /** The words of its accesses begin with this; transformed code compares it. */
  public long epoch;

  /** For each slot, up to which time what it did happens before what this thread does now. */
  long[] clock;

  private int slot;

  /** A copy of the clock that nobody changes, made for a version of it. */
  private long[] snapshot;

  private long snapshotVersion = -1L;

  /** Grows whenever the clock does. */
  long version;

  /** Whether there are words of this epoch, so that another has to begin when it is released. */
  boolean hasWords;

  /** The thread is in code of the detector, and what that calls is not the program's doing. */
  boolean isInside;

  /**
   * It ran before watching began, and may still run code as it was then. What it accesses is not
   * seen, and it counts as having acquired everything whenever it releases something.
   */
  final boolean isEarly;

  /** What it reads need not be true: a StampedLock has still to say so. */
  boolean isReadingOptimistically;

  /** What it has seen of what fences have released. */
  long fences;

  /** The latest {@link #place}, and where that was. */
  private Context place;

  private Context placeContext;
  private int placeCall;
  private int placeSite;

  /** What the thread works for. */
  Object job;

  /** What it worked for before, the outermost first. */
  private Object[] outerJobs = new Object[4];

  private int outerJobCount;

  /** What is noted of that, for the words that it makes. */
  private JobHistory jobs = new JobHistory();

  private Object notedJob;
  private int notedEra;

  /** What {@link #random} draws from. */
  private int dice;

  Strand(Thread thread, int slot, long begin, boolean isEarly) {
    this.thread = thread;
    this.isEarly = isEarly;
    this.clock = new long[Math.max(8, slot + 1)];
    this.dice = 1 + 0x9E3779B9 * (slot + 2);
    moveTo(slot, begin);
  }

  int slot() {
    return slot;
  }

  /** Goes on in a slot, from a time on. */
  void moveTo(int newSlot, long time) {
    slot = newSlot;
    if (slot == NO_SLOT) {
      epoch = 0L;
      return;
    }
    if (slot >= clock.length) {
      clock = copy(clock, slot + 1);
    }
    clock[slot] = time;
    version++;
    epoch = Words.epoch(slot, time);
  }

  /** The node of an access at a site, in the method that runs. */
  Context place(int accessSite) {
    if (accessSite == placeSite && context == placeContext && site == placeCall) {
      return place;
    }
    Context found =
        Context.isInLeaf(accessSite)
            ? context.child(site).child(accessSite)
            : context.child(accessSite);
    place = found;
    placeContext = context;
    placeCall = site;
    placeSite = accessSite;
    return found;
  }

  /** Whether what a word tells of happens before what this thread does now. */
  boolean isAfter(long word) {
    int other = Words.slot(word);
    return other == slot || Words.clock(word) <= (other < clock.length ? clock[other] : 0L);
  }

  /** What others have done up to the times of {@code other} happens before what comes now. */
  void join(long[] other) {
    if (other.length > clock.length) {
      // Exactly as long: two that grow beyond each other in turn would never stop.
      clock = copy(clock, other.length);
    }
    long[] own = clock;
    boolean grows = false;
    for (int i = 0; i < other.length; i++) {
      if (other[i] > own[i]) {
        own[i] = other[i];
        grows = true;
      }
    }
    version += grows ? 1 : 0;
  }

  /**
   * What another thread has released so far happens before what comes now. That thread runs: what
   * it acquires meanwhile may be taken for known already.
   */
  void joinReleased(Strand other) {
    long[] theirs = other.clock;
    long[] copy = new long[theirs.length];
    System.arraycopy(theirs, 0, copy, 0, copy.length);
    if (other.slot != NO_SLOT && other.slot < copy.length) {
      copy[other.slot]--;
    }
    join(copy);
  }

  /** Another time begins: what the thread does from here on was not released before. */
  void tick(Strands strands) {
    if (slot == NO_SLOT || !hasWords) {
      return;
    }
    // What was released stays so: the clock's version is the same.
    hasWords = false;
    long time = clock[slot] + 1;
    if (time >= Words.LAST_CLOCK) {
      strands.move(this);
      return;
    }
    clock[slot] = time;
    epoch = Words.epoch(slot, time);
  }

  /** What the thread does now gets a word, which is of this time. */
  void remember() {
    if (!hasWords) {
      hasWords = true;
      version++;
    }
  }

  /**
   * Up to which time the thread releases what it did. As long as nothing of this time has a word,
   * it is not among them: what the thread does in it is still to come.
   */
  long releasedTime() {
    return hasWords ? clock[slot] : clock[slot] - 1;
  }

  void beginJob(Object begun) {
    if (outerJobCount == outerJobs.length) {
      Object[] more = new Object[2 * outerJobCount];
      System.arraycopy(outerJobs, 0, more, 0, outerJobCount);
      outerJobs = more;
    }
    outerJobs[outerJobCount++] = job;
    job = begun;
  }

  /** Without effect where none has begun, as in a task that ran already when jobs were new. */
  void endJob() {
    if (outerJobCount > 0) {
      job = outerJobs[--outerJobCount];
      outerJobs[outerJobCount] = null;
    }
  }

  /** Ends one that need not be the latest. */
  void endJob(Object ended) {
    if (job == ended) {
      endJob();
      return;
    }
    for (int i = outerJobCount - 1; i >= 0; i--) {
      if (outerJobs[i] == ended) {
        outerJobCount--;
        System.arraycopy(outerJobs, i + 1, outerJobs, i, outerJobCount - i);
        outerJobs[outerJobCount] = null;
        return;
      }
    }
  }

  /** Comes before words are made: those of an epoch are all for the same job, in the same era. */
  void noteJob(Strands strands) {
    int era = Jobs.era();
    if (era != notedEra || job != notedJob) {
      notedEra = era;
      notedJob = job;
      tick(strands);
      if (slot != NO_SLOT) {
        jobs.add(clock[slot], job, era);
      }
    }
  }

  /** A history for the slot that the thread has come to. */
  JobHistory newHistory() {
    jobs = new JobHistory();
    jobs.add(clock[slot], notedJob, notedEra);
    return jobs;
  }

  /** What the thread works for now. */
  Work work() {
    return new Work(job, Jobs.era());
  }

  /** What the thread releases now, in an array that does not change. */
  long[] released() {
    if (snapshotVersion != version) {
      int length = clock.length;
      while (length > 0 && clock[length - 1] == 0L) {
        length--;
      }
      snapshot = new long[length];
      System.arraycopy(clock, 0, snapshot, 0, length);
      if (slot != NO_SLOT) {
        snapshot[slot] = releasedTime();
      }
      snapshotVersion = version;
    }
    return snapshot;
  }

  /** An array that begins with the elements of another one, which is no longer. */
  static long[] copy(long[] array, int length) {
    long[] more = new long[length];
    System.arraycopy(array, 0, more, 0, array.length);
    return more;
  }

  /** A number that nobody can foresee the use of; xorshift (Marsaglia 2003). */
  int random() {
    dice ^= dice << 13;
    dice ^= dice >>> 17;
    dice ^= dice << 5;
    return dice;
  }
}
