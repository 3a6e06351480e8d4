package dev.racetest.detector;

import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;

/**
 * The FastTrack algorithm (Flanagan and Freund, "FastTrack: Efficient and Precise Dynamic Race
 * Detection", PLDI 2009, section 3) on an execution whose tasks run one at a time: no atomics, no
 * locks. Of each variable it finds the first race, if there is one, and no race that is none.
 *
 * <p>Most accesses repeat one of the same task since its last release; they cost a look into the
 * table and one or two comparisons, and what does that is kept so short that the JVM puts it into
 * the code under test. An access's site and event are those of the first such access in the task's
 * epoch.
 *
 * <p>The objects of an execution are referred to until the next {@link #begin}; weakly, if they are
 * very many.
 */
public final class FastTrack implements RaceDetector {
  private final Snapshots snapshots = new Snapshots();
  private final VectorClocks clocks = new VectorClocks(snapshots);
  private final RaceLog races = new RaceLog();
  private final Fences fences = new Fences(snapshots);
  private final OptimisticReads optimistic = new OptimisticReads();
  private final SyncTable syncs;
  private final ShadowTable shadow;

  /** Makes a detector that has seen nothing. */
  public FastTrack() {
    this(new IdentityHash(), IdentityTable.MOST_HELD);
  }

  FastTrack(IdentityHash hash, int mostHeld) {
    syncs = new SyncTable(hash, mostHeld, snapshots, fences);
    shadow = new ShadowTable(hash, mostHeld);
  }

  @Override
  public void begin() {
    clocks.begin();
    races.clear();
    fences.begin();
    optimistic.begin();
    syncs.begin();
    shadow.begin();
  }

  @Override
  public void start(int parent, int child) {
    clocks.start(parent, child);
  }

  @Override
  public void join(int task, int ended) {
    optimisticReadsEnd(ended, false);
    clocks.join(task, ended);
  }

  @Override
  public void acquire(int task, Object object, int variable) {
    syncs.acquire(task, object, variable, clocks);
  }

  @Override
  public void release(int task, Object object, int variable) {
    syncs.release(task, object, variable, clocks);
  }

  @Override
  public void barrier() {
    clocks.barrier();
  }

  @Override
  public void fence(int task, Order order) {
    if (order.acquires()) {
      fences.acquire(task, clocks);
    }
    if (order.releases()) {
      fences.release(task, clocks);
    }
  }

  /** {@inheritDoc} What it acquires counts: a plain write before the release is no conflict. */
  @Override
  public void atomicRead(int task, Object object, int variable, Order order, int site, long event) {
    syncs.read(task, object, variable, order, clocks);
    long now = clocks.epoch(task);
    int base = shadow.base(object, variable);
    if (shadow.cells[base + ShadowTable.READ] != ShadowTable.RACY) {
      clocks.accessed(task);
      if (clocks.ordered(shadow.cells[base + ShadowTable.WRITE], task)) {
        shadow.addAtomic(base, false, now, site, event);
      } else {
        Access later = new Access(task, false, true, site, event);
        record(base, object, variable, shadow.lastWrite(base), later);
      }
    }
  }

  @Override
  public void atomicWrite(
      int task, Object object, int variable, Order order, int site, long event) {
    checkAtomicWrite(task, object, variable, site, event);
    syncs.write(task, object, variable, order, clocks);
  }

  @Override
  public void atomicUpdate(
      int task, Object object, int variable, Order order, int site, long event) {
    checkAtomicWrite(task, object, variable, site, event);
    syncs.update(task, object, variable, order, clocks);
  }

  private void checkAtomicWrite(int task, Object object, int variable, int site, long event) {
    long now = clocks.epoch(task);
    int base = shadow.base(object, variable);
    if (shadow.cells[base + ShadowTable.READ] != ShadowTable.RACY) {
      clocks.accessed(task);
      Access conflict = plainConflict(base, task);
      if (conflict == null) {
        shadow.addAtomic(base, true, now, site, event);
      } else {
        record(base, object, variable, conflict, new Access(task, true, true, site, event));
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A read in the epoch of the last write is as good as that write: what is ordered with one is
   * ordered with the other, because between them the task has released nothing.
   */
  @Override
  public void read(int task, Object object, int variable, int site, long event) {
    Entry entry = shadow.entry(object, variable);
    long now = clocks.now(task);
    long latest = entry.words[ShadowTable.place(object, variable)];
    if (latest != now && latest != (now | ShadowTable.WRITTEN)) {
      readAnew(entry, now, object, variable, site, event);
    }
  }

  @Override
  public void write(int task, Object object, int variable, int site, long event) {
    Entry entry = shadow.entry(object, variable);
    long now = clocks.now(task);
    long latest = entry.words[ShadowTable.place(object, variable)];
    if (latest != (now | ShadowTable.WRITTEN)) {
      writeAnew(entry, now, object, variable, site, event);
    }
  }

  /** A read that may be the task's first of the variable in its epoch. */
  private void readAnew(Entry entry, long now, Object object, int variable, int site, long event) {
    int place = ShadowTable.place(object, variable);
    if (entry.words[place] == 0L) {
      clocks.accessed(VectorClocks.taskOf(now));
      shadow.setFirstRead(entry, place, now, site, event);
    } else {
      readAfterOthers(entry, now, object, variable, site, event);
    }
  }

  private void readAfterOthers(
      Entry entry, long now, Object object, int variable, int site, long event) {
    int place = ShadowTable.place(object, variable);
    int base = shadow.base(entry, place);
    long lastRead = shadow.cells[base + ShadowTable.READ];
    if (lastRead == ShadowTable.RACY) {
      return;
    }
    if (lastRead != ShadowTable.SHARED || !shadow.isReadIn(base, now)) {
      firstReadOfEpoch(base, now, object, variable, site, event);
    }
    entry.words[place] = now;
  }

  private void firstReadOfEpoch(
      int base, long now, Object object, int variable, int site, long event) {
    int task = VectorClocks.taskOf(now);
    clocks.accessed(task);
    Access conflict = conflictWithRead(base, task);
    if (conflict == null) {
      shadow.addRead(base, now, site, event, clocks);
    } else {
      record(base, object, variable, conflict, new Access(task, false, false, site, event));
    }
  }

  /** A write that a plain read by the task would race with, or {@code null}. */
  private Access conflictWithRead(int base, int task) {
    return clocks.ordered(shadow.cells[base + ShadowTable.WRITE], task)
        ? shadow.unorderedAtomic(base, false, task, clocks)
        : shadow.lastWrite(base);
  }

  /** A write that is the task's first of the variable in its epoch. */
  private void writeAnew(Entry entry, long now, Object object, int variable, int site, long event) {
    int place = ShadowTable.place(object, variable);
    if (entry.words[place] == 0L) {
      clocks.accessed(VectorClocks.taskOf(now));
      shadow.setFirstWrite(entry, place, now, site, event);
    } else {
      firstWriteOfEpoch(entry, now, object, variable, site, event);
    }
  }

  /**
   * Checks a write. Then everything before it can be forgotten: it is ordered before the write, so
   * what is not ordered after it is not ordered after the write either.
   */
  private void firstWriteOfEpoch(
      Entry entry, long now, Object object, int variable, int site, long event) {
    int place = ShadowTable.place(object, variable);
    int base = shadow.base(entry, place);
    if (shadow.cells[base + ShadowTable.READ] == ShadowTable.RACY) {
      return;
    }
    int task = VectorClocks.taskOf(now);
    clocks.accessed(task);
    Access conflict = plainConflict(base, task);
    if (conflict == null) {
      conflict = shadow.unorderedAtomic(base, true, task, clocks);
    }
    if (conflict == null) {
      shadow.forgetOthers(base);
      shadow.setWrite(base, now, site, event);
      entry.words[place] = now | ShadowTable.WRITTEN;
    } else {
      record(base, object, variable, conflict, new Access(task, true, false, site, event));
    }
  }

  /** A plain access that any write by the task would race with, or {@code null}. */
  private Access plainConflict(int base, int task) {
    return clocks.ordered(shadow.cells[base + ShadowTable.WRITE], task)
        ? shadow.unorderedRead(base, task, clocks)
        : shadow.lastWrite(base);
  }

  private void record(int base, Object object, int variable, Access earlier, Access later) {
    races.add(new Race(object, variable, earlier, later));
    shadow.forgetOthers(base);
    shadow.cells[base + ShadowTable.READ] = ShadowTable.RACY;
  }

  @Override
  public void optimisticRead(int task, Object object, int variable, int site, long event) {
    optimistic.add(clocks.epoch(task), object, variable, site, event);
    // Otherwise the reads might be checked although something has been released since.
    clocks.accessed(task);
  }

  @Override
  public void optimisticReadsEnd(int task, boolean validated) {
    if (!optimistic.areNone()) {
      optimistic.end(task, clocks.epoch(task), !validated, this);
    }
  }

  private void allOptimisticReadsEnd() {
    while (!optimistic.areNone()) {
      optimisticReadsEnd(optimistic.firstTask(), false);
    }
  }

  @Override
  public List<Race> races() {
    allOptimisticReadsEnd();
    return races.toList();
  }

  /** {@inheritDoc} Not more than {@link #races} has: after 64 only new pairs of places count. */
  @Override
  public int raceCount() {
    allOptimisticReadsEnd();
    return races.count();
  }

  /** How many objects of the execution the tables refer to. */
  int references() {
    return shadow.references() + syncs.references();
  }

  /** How many variables fit before the shadow table grows. */
  int capacity() {
    return shadow.capacity();
  }

  /** How many variables have a vector of readers. */
  int sharedVariables() {
    return shadow.sharedVariables();
  }
}
