package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;

/**
 * What the detector knows about each variable of the execution. A field or another lone variable
 * has an {@link Entry} of its own, neighbouring elements of an array have one together. One word of
 * the entry for each variable, its latest access, is all that most accesses look at. Everything
 * else is in a few cells of one flat array, which begin at the variable's {@linkplain #base base}.
 * Entries stay valid until {@link #begin}, the array {@link #cells} until the next call of {@link
 * #entry}.
 *
 * <p>The latest access is the epoch of the last plain access that is known to be in order or on
 * record, with {@link #WRITTEN} if it was a write; 0 if there was no access yet, and then the
 * variable's cells are rubbish. The same task needs not look further if it comes in the same epoch
 * to do the same, or to read: since then it has released nothing, so nobody else can have written
 * in between without a race.
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

  /** Elements that lie side by side in an array have their cells side by side. */
  private static final int ELEMENT_BITS = 4;

  private static final int ELEMENTS = 1 << ELEMENT_BITS;

  /** In the latest access: it was a write. */
  static final long WRITTEN = Long.MIN_VALUE;

  /** As the latest access: there were atomic accesses only; no epoch. */
  private static final long OTHER = Long.MAX_VALUE - 1;

  private static final int FEW = 512;

  /** After an execution that used less than this part of the cells, half of them are given up. */
  private static final int SPARSE = 8;

  /** Everything but elements of arrays. */
  private final IdentityTable fields;

  /** Runs of elements; the number of a run is that of its first element. */
  private final IdentityTable runs;

  private final AccessVectors readers = new AccessVectors(false, false);
  private final AtomicAccesses atomics = new AtomicAccesses();

  /** The cells of all variables, in the order of the variables' arrival. */
  long[] cells = new long[FEW * STRIDE];

  /** How many numbers are in use. */
  private int used;

  ShadowTable(IdentityHash hash, int mostHeld) {
    fields = new IdentityTable(hash, new Runs(1), 1, mostHeld);
    runs = new IdentityTable(hash, new Runs(ELEMENTS), ELEMENTS, mostHeld / ELEMENTS);
  }

  /** Numbers of so many variables side by side. */
  private final class Runs implements IdentityTable.Numbers {
    private final int width;

    Runs(int width) {
      this.width = width;
    }

    @Override
    public int next() {
      int first = used;
      used = first + width;
      while (used * STRIDE > cells.length) {
        grow(first * STRIDE);
      }
      return first;
    }

    @Override
    public void gone(Entry entry) {
      for (int i = 0; i < width; i++) {
        if (entry.words[i] != 0L) {
          forgetOthers((entry.number + i) * STRIDE);
        }
      }
    }
  }

  /** Forgets all variables. */
  void begin() {
    fields.clear();
    runs.clear();
    readers.begin();
    atomics.begin();
    if (cells.length > FEW * STRIDE && used * STRIDE < cells.length / SPARSE) {
      cells = new long[cells.length / 2];
    }
    used = 0;
  }

  private void grow(int count) {
    long[] more = new long[2 * cells.length];
    System.arraycopy(cells, 0, more, 0, count);
    cells = more;
  }

  /** The entry of the variable. */
  Entry entry(Object object, int variable) {
    return isArray(object)
        ? runs.findOrAdd(object, variable >> ELEMENT_BITS)
        : fields.findOrAdd(object, variable);
  }

  private static boolean isArray(Object object) {
    return object != null && object.getClass().isArray();
  }

  /** The variable's place in its entry. */
  static int place(Object object, int variable) {
    return isArray(object) ? variable & (ELEMENTS - 1) : 0;
  }

  /** Where the cells of the variable begin. If it is new they are empty. */
  int base(Object object, int variable) {
    return base(entry(object, variable), place(object, variable));
  }

  /** The same for a variable whose entry is known. */
  int base(Entry entry, int place) {
    int base = (entry.number + place) * STRIDE;
    if (entry.words[place] == 0L) {
      entry.words[place] = OTHER;
      for (int i = 0; i < STRIDE; i++) {
        cells[base + i] = 0L;
      }
    }
    return base;
  }

  /** Remembers a read of a variable of which nothing is known. */
  void setFirstRead(Entry entry, int place, long epoch, int site, long event) {
    int base = (entry.number + place) * STRIDE;
    cells[base + WRITE] = 0L;
    cells[base + READ] = epoch;
    cells[base + READ_EVENT] = event;
    cells[base + SITES] = site & 0xFFFFFFFFL;
    cells[base + ATOMIC] = 0L;
    entry.words[place] = epoch;
  }

  /** Remembers a write of a variable of which nothing is known. */
  void setFirstWrite(Entry entry, int place, long epoch, int site, long event) {
    int base = (entry.number + place) * STRIDE;
    cells[base + READ] = 0L;
    cells[base + ATOMIC] = 0L;
    setWrite(base, epoch, site, event);
    entry.words[place] = epoch | WRITTEN;
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

  /** Whether a variable that is {@link #SHARED} was read in the epoch. */
  boolean isReadIn(int base, long epoch) {
    return readers.has(vector(base), epoch);
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
    return fields.references() + runs.references();
  }

  /** How many variables have cells before more are made. */
  int capacity() {
    return cells.length / STRIDE;
  }

  /** How many variables have a vector of readers. */
  int sharedVariables() {
    return readers.inUse();
  }
}
