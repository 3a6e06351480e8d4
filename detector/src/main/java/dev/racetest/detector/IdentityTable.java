package dev.racetest.detector;

/**
 * Numbers variables from 0 on in the order of their arrival. A variable is an object, compared by
 * identity, and a number. Open addressing with linear probing, at most half full.
 *
 * <p>The table is emptied once for each execution at a cost that depends on what the execution
 * used, not on the table's size: it knows the slots in use and takes the objects out of them. So no
 * slot needs a stamp, and no object is held longer than until the next {@link #clear}.
 */
final class IdentityTable {
  /** Slots that are kept however few are used; a power of two. */
  static final int SMALLEST = 1024;

  /** After an execution that used less than this part of the slots, half of them are given up. */
  private static final int SPARSE = 16;

  private static final int ABSENT = -1;
  private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio
  private static final Object NULL = new Object();

  private final IdentityHash hash;

  /** The objects; {@code null} in slots that are not in use. */
  private Object[] keys = new Object[SMALLEST];

  /** For each slot in use the variable in the upper half, its number in this table in the lower. */
  private long[] entries = new long[SMALLEST];

  /** For each number given out its slot. */
  private int[] slots = new int[SMALLEST / 2];

  private int size;

  IdentityTable(IdentityHash hash) {
    this.hash = hash;
  }

  int size() {
    return size;
  }

  int capacity() {
    return keys.length;
  }

  /** The number of the variable, or -1 if the table does not have it. */
  int find(Object object, int variable) {
    Object key = object == null ? NULL : object;
    return numberAt(slotOf(key, variable));
  }

  /** The number of the variable; a new one, equal to the size before, if it was not there yet. */
  int findOrAdd(Object object, int variable) {
    Object key = object == null ? NULL : object;
    Object[] keys = this.keys;
    int slot = home(key, variable) & (keys.length - 1);
    if (keys[slot] == key) {
      long entry = entries[slot];
      if (variableOf(entry) == variable) {
        return (int) entry;
      }
    }
    return findOrAddAwayFromHome(key, variable);
  }

  private int findOrAddAwayFromHome(Object key, int variable) {
    int slot = slotOf(key, variable);
    int number = numberAt(slot);
    return number != ABSENT ? number : add(key, variable, slot);
  }

  private int numberAt(int slot) {
    return keys[slot] == null ? ABSENT : (int) entries[slot];
  }

  /** The slot of the variable, or the free slot in which it belongs. */
  private int slotOf(Object key, int variable) {
    Object[] keys = this.keys;
    int mask = keys.length - 1;
    int slot = home(key, variable) & mask;
    Object found;
    while ((found = keys[slot]) != null) {
      if (found == key && variableOf(entries[slot]) == variable) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int home(Object key, int variable) {
    int mixed = hash.of(key) + variable * SPREAD;
    return mixed ^ (mixed >>> 15);
  }

  private int add(Object key, int variable, int freeSlot) {
    int slot = freeSlot;
    if (size == slots.length) {
      resize(2 * keys.length);
      slot = slotOf(key, variable);
    }
    int number = size++;
    put(slot, key, entry(variable, number));
    return number;
  }

  private static long entry(int variable, int number) {
    return ((long) variable << Integer.SIZE) | number;
  }

  private static int variableOf(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private void put(int slot, Object key, long entry) {
    keys[slot] = key;
    entries[slot] = entry;
    slots[(int) entry] = slot;
  }

  private void resize(int capacity) {
    Object[] oldKeys = keys;
    long[] oldEntries = entries;
    int[] oldSlots = slots;
    keys = new Object[capacity];
    entries = new long[capacity];
    slots = new int[capacity / 2];
    for (int number = 0; number < size; number++) {
      int oldSlot = oldSlots[number];
      long entry = oldEntries[oldSlot];
      Object key = oldKeys[oldSlot];
      put(slotOf(key, variableOf(entry)), key, entry);
    }
  }

  /** Forgets all variables, and memory that an unusually large execution has left. */
  void clear() {
    int used = size;
    for (int number = 0; number < used; number++) {
      keys[slots[number]] = null;
    }
    size = 0;
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
