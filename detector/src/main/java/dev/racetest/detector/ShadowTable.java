package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;

/**
 * What the detector knows about each variable of the execution: a few cells of one flat array, at a
 * fixed offset from the base that {@link #locate} returns. Bases stay valid until {@link #begin},
 * the array {@link #cells} only until the next {@link #locate}.
 */
final class ShadowTable {
  /** Epoch of the last write, 0 if there was none. */
  static final int WRITE = 0;

  /** Event of the last write. */
  static final int WRITE_EVENT = 1;

  /**
   * Epoch of the last read if that was enough to remember, 0 if there was none since the last
   * write, or {@link #SHARED} or {@link #RACY}.
   */
  static final int READ = 2;

  /** Event of the last read, or the number of the vector of readers of a shared variable. */
  static final int READ_EVENT = 3;

  /** Site of the last write in the upper half, of the last read in the lower. */
  static final int SITES = 4;

  /** In {@link #READ}: the readers are in a vector. */
  static final long SHARED = -1;

  /** In {@link #READ}: a race on the variable is on record, and nothing more is wanted. */
  static final long RACY = -2;

  /** The vectors of atomic accesses, see {@link AtomicAccesses}; 0 if there are none. */
  static final int ATOMIC = 5;

  private static final int STRIDE = 6;

  private final IdentityTable variables;
  private final AccessVectors readers = new AccessVectors(false, false);
  private final AtomicAccesses atomics = new AtomicAccesses();

  /** The cells of all variables, in the order of the variables' arrival. */
  long[] cells = new long[STRIDE * IdentityTable.SMALLEST / 2];

  /** How many variables have cells that are theirs. */
  private int known;

  ShadowTable(IdentityHash hash) {
    variables = new IdentityTable(hash);
  }

  /** Forgets all variables. */
  void begin() {
    variables.clear();
    readers.begin();
    atomics.begin();
    known = 0;
    int needed = STRIDE * variables.capacity() / 2;
    if (cells.length > needed) {
      cells = new long[needed];
    }
  }

  /** Where the cells of the variable begin. */
  int locate(Object object, int variable) {
    int number = variables.findOrAdd(object, variable);
    if (number == known) {
      makeCells();
    }
    return STRIDE * number;
  }

  private void makeCells() {
    int base = STRIDE * known++;
    if (base == cells.length) {
      long[] more = new long[2 * base];
      System.arraycopy(cells, 0, more, 0, base);
      cells = more;
    }
    cells[base + WRITE] = 0;
    cells[base + READ] = 0;
    cells[base + SITES] = 0;
    cells[base + ATOMIC] = 0;
  }

  /** Remembers a write, once what was before it is forgotten. */
  void setWrite(int base, long epoch, int site, long event) {
    cells[base + WRITE] = epoch;
    cells[base + WRITE_EVENT] = event;
    cells[base + SITES] = (long) site << Integer.SIZE;
  }

  /** Remembers a read, instead of all earlier ones if they are ordered before it. */
  void addRead(int base, long epoch, int site, long event, VectorClocks clocks) {
    long lastRead = cells[base + READ];
    if (lastRead == SHARED) {
      readers.add(vector(base), epoch, site, event);
    } else if (clocks.ordered(lastRead, VectorClocks.taskOf(epoch))) {
      setRead(base, epoch, site, event);
    } else {
      share(base);
      readers.add(vector(base), epoch, site, event);
    }
  }

  private void setRead(int base, long epoch, int site, long event) {
    cells[base + READ] = epoch;
    cells[base + READ_EVENT] = event;
    long writeSite = cells[base + SITES] >>> Integer.SIZE;
    cells[base + SITES] = (writeSite << Integer.SIZE) | (site & 0xFFFFFFFFL);
  }

  private void share(int base) {
    int vector = readers.take();
    readers.add(vector, cells[base + READ], readSite(base), cells[base + READ_EVENT]);
    cells[base + READ] = SHARED;
    cells[base + READ_EVENT] = vector;
  }

  /** Forgets all but the last write. */
  void forgetOthers(int base) {
    if (cells[base + READ] == SHARED) {
      readers.give(vector(base));
    }
    cells[base + READ] = 0;
    if (cells[base + ATOMIC] != 0) {
      atomics.give(cells[base + ATOMIC]);
      cells[base + ATOMIC] = 0;
    }
  }

  /** Remembers an atomic access. */
  void addAtomic(int base, boolean write, long epoch, int site, long event) {
    cells[base + ATOMIC] = atomics.add(cells[base + ATOMIC], write, epoch, site, event);
  }

  /** An atomic access that a plain access would race with, or {@code null}. */
  Access unorderedAtomic(int base, boolean write, int task, VectorClocks clocks) {
    long vectors = cells[base + ATOMIC];
    return vectors == 0 ? null : atomics.unordered(vectors, write, task, clocks);
  }

  /** The last write; there must be one. */
  Access lastWrite(int base) {
    int site = (int) (cells[base + SITES] >>> Integer.SIZE);
    return new Access(
        VectorClocks.taskOf(cells[base + WRITE]), true, false, site, cells[base + WRITE_EVENT]);
  }

  /** A read that does not happen before what the task does now, or {@code null}. */
  Access unorderedRead(int base, int task, VectorClocks clocks) {
    long lastRead = cells[base + READ];
    if (lastRead == SHARED) {
      return readers.unordered(vector(base), task, clocks);
    }
    if (clocks.ordered(lastRead, task)) {
      return null;
    }
    int reader = VectorClocks.taskOf(lastRead);
    return new Access(reader, false, false, readSite(base), cells[base + READ_EVENT]);
  }

  private int vector(int base) {
    return (int) cells[base + READ_EVENT];
  }

  private int readSite(int base) {
    return (int) cells[base + SITES];
  }

  /** How many objects the table refers to. */
  int references() {
    return variables.references();
  }

  /** How many variables fit before the table grows. */
  int capacity() {
    return cells.length / STRIDE;
  }

  /** How many variables have a vector of readers. */
  int sharedVariables() {
    return readers.inUse();
  }
}
