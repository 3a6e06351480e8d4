package dev.racetest.detector;

import java.lang.ref.WeakReference;

/**
 * Gives each variable a number. A variable is an object, compared by identity, and a number. Open
 * addressing with linear probing, at most a quarter full.
 *
 * <p>The table is emptied once for each execution at a cost that depends on what the execution
 * used, not on the table's size: it knows the slots in use and takes the objects out of them. So no
 * slot needs a stamp, and no object is held longer than until the next {@link #clear}.
 *
 * <p>An execution of many variables may need most of them for a short time only. From a number of
 * variables on the table therefore refers to objects weakly, and whenever it is full it drops what
 * the collector has taken, before it grows. So it is at most twice as large as what was alive, or
 * not yet collected, at one time. When the collector comes makes no difference to what is found: an
 * object that is gone is accessed by no task any more, so nobody would ever ask for its variables;
 * and a new object that lies where it lay is not taken for it, because a reference to it has been
 * cleared by then. Only a finalizer may bring an object back; that one then counts as new, so that
 * a race may be missed, but none is invented.
 */
final class IdentityTable {
  /** Slots that are kept however few are used; a power of two. */
  static final int SMALLEST = 1024;

  /** As many variables as an execution may have before the table refers to objects weakly. */
  static final int MOST_HELD = 1 << 16;

  /**
   * A table that may hold {@link #MOST_HELD} does not grow to more than this before the collector
   * has come: with what belongs to its variables, some 250 bytes each, it takes an eighth of the
   * heap.
   */
  private static final long MOST_UNCOLLECTED = Runtime.getRuntime().maxMemory() / 8 / 256;

  static final int ABSENT = -1;

  /** There are so many slots for each variable. */
  private static final int ROOM = 4;

  /** After an execution that used less than this part of the slots, half of them are given up. */
  private static final int SPARSE = 32;

  private static final int SITES = 64;

  private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio
  private static final Object NULL = new Object();

  static {
    // No class must be loaded later, in the middle of the code under test.
    new Weak(NULL, 0).refersTo(NULL);
  }

  private final IdentityHash hash;
  private final Numbers numbers;
  private final int mostHeld;
  private final long mostUncollected;

  /** The objects, or weak references to them; {@code null} in slots that are not in use. */
  private Object[] keys = new Object[SMALLEST];

  /** For each slot in use the variable in the upper half, the number given to it in the lower. */
  private long[] entries = new long[SMALLEST];

  /** The slots in use. */
  private int[] slots = new int[SMALLEST / ROOM];

  private int size;

  /** For each site, or some of them, where its last search ended. */
  private final int[] lastSlots = new int[SITES];

  /** Whether the keys are weak references. */
  private boolean isWeak;

  /** Numbers whose variables are gone. */
  private int[] free = {};

  private int freeCount;

  /** Where the numbers of a table come from. */
  interface Numbers {
    /** A number that was not given out since the last {@link IdentityTable#clear}. */
    int next();

    /** The variable is gone; its number may be given out again at any time. */
    void gone(int number);
  }

  /** The object of a variable, as long as somebody else refers to it. */
  private static final class Weak extends WeakReference<Object> {
    private final int hash;

    Weak(Object object, int hash) {
      super(object);
      this.hash = hash;
    }
  }

  IdentityTable(IdentityHash hash, Numbers numbers) {
    this(hash, numbers, MOST_HELD);
  }

  IdentityTable(IdentityHash hash, Numbers numbers, int mostHeld) {
    this.hash = hash;
    this.numbers = numbers;
    this.mostHeld = mostHeld;
    mostUncollected = MOST_UNCOLLECTED * mostHeld / MOST_HELD;
  }

  int size() {
    return size;
  }

  /** The number of the variable, or -1 if the table does not have it. */
  int find(Object object, int variable) {
    Object key = object == null ? NULL : object;
    int last = lastSlots[hint(variable)];
    if (keys[last] == key && variableOf(entries[last]) == variable) {
      return (int) entries[last];
    }
    int slot = slotOf(key, variable);
    if (keys[slot] == null) {
      return ABSENT;
    }
    lastSlots[hint(variable)] = slot;
    return (int) entries[slot];
  }

  /** For who does not know the site: mostly, a field of an object is asked for again and again. */
  private static int hint(int variable) {
    return variable >>> 2 & (SITES - 1);
  }

  /** The number of the variable; a new one if the variable was not there yet. */
  int findOrAdd(Object object, int variable) {
    return findOrAdd(object, variable, hint(variable));
  }

  /**
   * The same.
   *
   * @param site where in the code it is asked for; often it is the same variable each time
   */
  int findOrAdd(Object object, int variable, int site) {
    Object key = object == null ? NULL : object;
    int last = lastSlots[site & (SITES - 1)];
    if (keys[last] == key && variableOf(entries[last]) == variable) {
      return (int) entries[last];
    }
    int slot = slotOf(key, variable);
    if (keys[slot] == null) {
      slot = add(key, variable, slot);
    }
    lastSlots[site & (SITES - 1)] = slot;
    return (int) entries[slot];
  }

  /** The slot of the variable, or the free slot in which it belongs. */
  private int slotOf(Object key, int variable) {
    if (isWeak) {
      return slotOfWeak(key, variable);
    }
    Object[] keys = this.keys;
    int mask = keys.length - 1;
    int slot = home(hash.of(key), variable) & mask;
    Object found;
    while ((found = keys[slot]) != null) {
      if (found == key && variableOf(entries[slot]) == variable) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int slotOfWeak(Object key, int variable) {
    int slot = home(hash.of(key), variable) & (keys.length - 1);
    while (keys[slot] != null) {
      if (variableOf(entries[slot]) == variable && ((Weak) keys[slot]).refersTo(key)) {
        return slot;
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private static int home(int hash, int variable) {
    int mixed = hash + variable * SPREAD;
    return mixed ^ (mixed >>> 15);
  }

  private int add(Object key, int variable, int freeSlot) {
    int slot = freeSlot;
    if (size == slots.length || size == mostHeld && !isWeak) {
      makeRoom();
      slot = slotOf(key, variable);
    }
    int number = freeCount > 0 ? free[--freeCount] : numbers.next();
    Object held = isWeak ? new Weak(key, hash.of(key)) : key;
    put(size++, slot, held, ((long) variable << Integer.SIZE) | number);
    return slot;
  }

  private static int variableOf(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private void put(int index, int slot, Object key, long entry) {
    keys[slot] = key;
    entries[slot] = entry;
    slots[index] = slot;
  }

  private void makeRoom() {
    if (!isWeak && size >= mostHeld) {
      weaken();
    }
    if (isWeak) {
      dropGone();
      if (size > slots.length / 2 && slots.length >= mostUncollected) {
        // The table would outgrow the heap before the collector sees a reason to come.
        System.gc();
        dropGone();
      }
    }
    // With no more than half of them gone the next time would come too soon.
    resize(size > slots.length / 2 ? 2 * keys.length : keys.length);
  }

  private void weaken() {
    for (int index = 0; index < size; index++) {
      Object key = keys[slots[index]];
      keys[slots[index]] = new Weak(key, hash.of(key));
    }
    isWeak = true;
  }

  /** Leaves holes; the table must be {@linkplain #resize built anew} before the next search. */
  private void dropGone() {
    int kept = 0;
    for (int index = 0; index < size; index++) {
      int slot = slots[index];
      if (((Weak) keys[slot]).refersTo(null)) {
        give((int) entries[slot]);
        keys[slot] = null;
      } else {
        slots[kept++] = slot;
      }
    }
    size = kept;
  }

  private void give(int number) {
    numbers.gone(number);
    if (freeCount == free.length) {
      int[] more = new int[Math.max(SMALLEST, 2 * freeCount)];
      System.arraycopy(free, 0, more, 0, freeCount);
      free = more;
    }
    free[freeCount++] = number;
  }

  private void resize(int capacity) {
    Object[] oldKeys = keys;
    long[] oldEntries = entries;
    int[] oldSlots = slots;
    keys = new Object[capacity];
    entries = new long[capacity];
    slots = new int[capacity / ROOM];
    for (int site = 0; site < SITES; site++) {
      lastSlots[site] = 0;
    }
    for (int index = 0; index < size; index++) {
      int oldSlot = oldSlots[index];
      move(index, oldKeys[oldSlot], oldEntries[oldSlot]);
    }
  }

  /** The entry is in no slot yet, so the first free one is right. */
  private void move(int index, Object key, long entry) {
    int hashOfKey = key instanceof Weak weak ? weak.hash : hash.of(key);
    int slot = home(hashOfKey, variableOf(entry)) & (keys.length - 1);
    while (keys[slot] != null) {
      slot = (slot + 1) & (keys.length - 1);
    }
    put(index, slot, key, entry);
  }

  /** Forgets all variables, and memory that an unusually large execution has left. */
  void clear() {
    int used = size;
    for (int index = 0; index < used; index++) {
      keys[slots[index]] = null;
    }
    size = 0;
    isWeak = false;
    freeCount = 0;
    if (free.length > 0) {
      free = new int[0];
    }
    if (keys.length > SMALLEST && used < keys.length / SPARSE) {
      resize(keys.length / 2);
    }
  }

  /** How many objects the table refers to, counted slot by slot. */
  int references() {
    int count = 0;
    for (Object key : keys) {
      if (key != null) {
        count++;
      }
    }
    return count;
  }
}
