package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;

/**
 * The FastTrack algorithm (Flanagan and Freund, "FastTrack: Efficient and Precise Dynamic Race
 * Detection", PLDI 2009, section 3) on an execution whose tasks run one at a time: no atomics, no
 * locks. Of each variable it finds the first race, if there is one, and no race that is none.
 *
 * <p>Most accesses repeat one of the same task since its last release; they cost a look into the
 * table and two comparisons. An access's site and event are those of the first such access in the
 * task's epoch.
 *
 * <p>The objects of an execution are referred to until the next {@link #begin}.
 */
public final class FastTrack implements RaceDetector {
  private final Snapshots snapshots = new Snapshots();
  private final VectorClocks clocks = new VectorClocks(snapshots);
  private final RaceLog races = new RaceLog();
  private final SyncTable syncs;
  private final ShadowTable shadow;

  /** Makes a detector that has seen nothing. */
  public FastTrack() {
    this(new IdentityHash());
  }

  FastTrack(IdentityHash hash) {
    syncs = new SyncTable(hash, snapshots);
    shadow = new ShadowTable(hash);
  }

  @Override
  public void begin() {
    clocks.begin();
    races.clear();
    syncs.begin();
    shadow.begin();
  }

  @Override
  public void start(int parent, int child) {
    clocks.start(parent, child);
  }

  @Override
  public void join(int task, int ended) {
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

  /**
   * {@inheritDoc}
   *
   * <p>A read in the epoch of the last write is as good as that write: what is ordered with one is
   * ordered with the other, because between them the task has released nothing.
   */
  @Override
  public void read(int task, Object object, int variable, int site, long event) {
    long now = clocks.epoch(task);
    int base = shadow.locate(object, variable);
    long[] cells = shadow.cells;
    long lastRead = cells[base + ShadowTable.READ];
    if (lastRead == now || cells[base + ShadowTable.WRITE] == now) {
      return;
    }
    if (lastRead != ShadowTable.RACY) {
      firstReadOfEpoch(base, now, object, variable, site, event);
    }
  }

  @Override
  public void write(int task, Object object, int variable, int site, long event) {
    long now = clocks.epoch(task);
    int base = shadow.locate(object, variable);
    long[] cells = shadow.cells;
    if (cells[base + ShadowTable.WRITE] == now) {
      return;
    }
    if (cells[base + ShadowTable.READ] != ShadowTable.RACY) {
      firstWriteOfEpoch(base, now, object, variable, site, event);
    }
  }

  private void firstReadOfEpoch(
      int base, long now, Object object, int variable, int site, long event) {
    int task = VectorClocks.taskOf(now);
    clocks.accessed(task);
    if (clocks.ordered(shadow.cells[base + ShadowTable.WRITE], task)) {
      shadow.addRead(base, now, site, event, clocks);
    } else {
      Access later = new Access(task, false, site, event);
      record(base, object, variable, shadow.lastWrite(base), later);
    }
  }

  /**
   * Checks a write. Then the readers can be forgotten: they are ordered before it, so what is not
   * ordered after them is not ordered after it either.
   */
  private void firstWriteOfEpoch(
      int base, long now, Object object, int variable, int site, long event) {
    int task = VectorClocks.taskOf(now);
    clocks.accessed(task);
    Access conflict = conflictWithWrite(base, task);
    if (conflict == null) {
      shadow.forgetReads(base);
      shadow.setWrite(base, now, site, event);
    } else {
      record(base, object, variable, conflict, new Access(task, true, site, event));
    }
  }

  /** An access that a write by the task would race with, or {@code null}. */
  private Access conflictWithWrite(int base, int task) {
    if (clocks.ordered(shadow.cells[base + ShadowTable.WRITE], task)) {
      return shadow.unorderedRead(base, task, clocks);
    }
    return shadow.lastWrite(base);
  }

  private void record(int base, Object object, int variable, Access earlier, Access later) {
    races.add(new Race(object, variable, earlier, later));
    shadow.forgetReads(base);
    shadow.cells[base + ShadowTable.READ] = ShadowTable.RACY;
  }

  @Override
  public List<Race> races() {
    return races.toList();
  }

  /** {@inheritDoc} Not more than {@link #races} has: after 64 it stands still. */
  @Override
  public int raceCount() {
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
