package dev.racetest.detector;

import dev.racetest.scheduler.spi.IdentityHashes;

/**
 * Gives each variable a number. A variable is an object, compared by identity, and a number. Open
 * addressing with linear probing, at most an eighth full: nearly always a variable is in the first
 * slot that is looked at. Where that is, the object's header tells with one load, see {@link
 * IdentityHashes#guess}; where the guess is wrong, the search begins anew.
 *
 * <p>The table is emptied once for each execution at a cost that depends on what the execution
 * used, not on the table's size: it knows the entries in use and takes the objects out of them. So
 * no slot needs a stamp, and no object is held longer than until the next {@link #clear}. Entries
 * are used again.
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
  static final int SMALLEST = 4096;

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
  private static final int ROOM = 8;

  /** After an execution that used less than this part of the slots, half of them are given up. */
  private static final int SPARSE = 64;

  private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio
  private static final Object NULL = new Object();

  static {
    // No class must be loaded later, in the middle of the code under test.
    new Entry.Weak(NULL).refersTo(NULL);
  }

  /** In slots that are not in use. */
  private static final Entry NONE = new Entry(1);

  private final IdentityHash hash;
  private final Numbers numbers;
  private final int words;
  private final int mostHeld;
  private final long mostUncollected;

  private Entry[] slots = emptySlots(SMALLEST);

  /** Entries in use, then entries of variables that are gone, then some of earlier executions. */
  private Entry[] entries = new Entry[SMALLEST / ROOM];

  /** How many entries are in use. */
  private int size;

  /** How many entries have a number. */
  private int numbered;

  /** How many entries there are. */
  private int made;

  /** Whether the keys are weak references. */
  private boolean isWeak;

  /** Where the numbers of a table come from. */
  interface Numbers {
    /** A number that was not given out since the last {@link IdentityTable#clear}. */
    int next();

    /** The variable is gone; its number may be given out again at any time. */
    void gone(Entry entry);
  }

  IdentityTable(IdentityHash hash, Numbers numbers) {
    this(hash, numbers, 1, MOST_HELD);
  }

  /**
   * Makes an empty table.
   *
   * @param words how many {@linkplain Entry#words words} each variable has
   */
  IdentityTable(IdentityHash hash, Numbers numbers, int words, int mostHeld) {
    this.hash = hash;
    this.numbers = numbers;
    this.words = words;
    this.mostHeld = mostHeld;
    mostUncollected = MOST_UNCOLLECTED * mostHeld / MOST_HELD;
  }

  private static Entry[] emptySlots(int count) {
    Entry[] slots = new Entry[count];
    for (int slot = 0; slot < count; slot++) {
      slots[slot] = NONE;
    }
    return slots;
  }

  int size() {
    return size;
  }

  /** The number of the variable, or -1 if the table does not have it. */
  int find(Object object, int variable) {
    Object key = object == null ? NULL : object;
    Entry entry = guess(key, variable);
    if (!entry.isFor(key, variable)) {
      entry = slots[slotOf(key, variable)];
    }
    return entry == NONE ? ABSENT : entry.number;
  }

  /** The entry of the variable; a new one with a number if the variable was not there yet. */
  Entry findOrAdd(Object object, int variable) {
    Object key = object == null ? NULL : object;
    Entry entry = guess(key, variable);
    return entry.isFor(key, variable) ? entry : searchOrAdd(key, variable);
  }

  /** Mostly this is it, if the variable is there. */
  private Entry guess(Object key, int variable) {
    Entry[] slots = this.slots;
    return slots[home(IdentityHashes.guess(key), variable) & (slots.length - 1)];
  }

  private Entry searchOrAdd(Object key, int variable) {
    int slot = slotOf(key, variable);
    return slots[slot] == NONE ? add(key, variable, slot) : slots[slot];
  }

  /** The slot of the variable, or the free slot in which it belongs. */
  private int slotOf(Object key, int variable) {
    Entry[] slots = this.slots;
    int slot = home(hash.of(key), variable) & (slots.length - 1);
    Entry entry;
    while ((entry = slots[slot]) != NONE) {
      if (isWeak ? entry.isWeaklyFor(key, variable) : entry.isFor(key, variable)) {
        return slot;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private static int home(int hash, int variable) {
    return hash + variable * SPREAD;
  }

  private Entry add(Object key, int variable, int freeSlot) {
    int slot = freeSlot;
    if (size == entries.length || size == mostHeld && !isWeak) {
      makeRoom();
      slot = slotOf(key, variable);
    }
    if (size == made) {
      entries[made++] = new Entry(words);
    }
    Entry entry = entries[size];
    if (size == numbered) {
      entry.number = numbers.next();
      numbered++;
    }
    size++;
    entry.use(isWeak ? new Entry.Weak(key) : key, variable, hash.of(key));
    put(entry, slot);
    return entry;
  }

  private void put(Entry entry, int slot) {
    slots[slot] = entry;
    entry.slot = slot;
  }

  private void makeRoom() {
    if (!isWeak && size >= mostHeld) {
      weaken();
    }
    if (isWeak) {
      dropGone();
      if (size > entries.length / 2 && entries.length >= mostUncollected) {
        // The table would outgrow the heap before the collector sees a reason to come.
        System.gc();
        dropGone();
      }
    }
    // With no more than half of them gone the next time would come too soon.
    resize(size > entries.length / 2 ? 2 * slots.length : slots.length);
  }

  private void weaken() {
    for (int index = 0; index < size; index++) {
      entries[index].key = new Entry.Weak(entries[index].key);
    }
    isWeak = true;
  }

  /** Leaves holes; the table must be {@linkplain #resize built anew} before the next search. */
  private void dropGone() {
    for (int index = size - 1; index >= 0; index--) {
      Entry entry = entries[index];
      if (entry.isGone()) {
        numbers.gone(entry);
        entry.key = null;
        entries[index] = entries[--size];
        entries[size] = entry;
      }
    }
  }

  private void resize(int capacity) {
    Entry[] oldEntries = entries;
    entries = new Entry[capacity / ROOM];
    made = Math.min(made, entries.length);
    System.arraycopy(oldEntries, 0, entries, 0, made);
    slots = emptySlots(capacity);
    for (int index = 0; index < size; index++) {
      move(entries[index]);
    }
  }

  /** The entry is in no slot yet, so the first free one is right. */
  private void move(Entry entry) {
    int slot = home(entry.hash, entry.variable) & (slots.length - 1);
    while (slots[slot] != NONE) {
      slot = (slot + 1) & (slots.length - 1);
    }
    put(entry, slot);
  }

  /** Forgets all variables, and memory that an unusually large execution has left. */
  void clear() {
    int used = numbered;
    for (int index = 0; index < size; index++) {
      Entry entry = entries[index];
      entry.key = null;
      slots[entry.slot] = NONE;
    }
    size = 0;
    numbered = 0;
    isWeak = false;
    if (slots.length > SMALLEST && used < slots.length / SPARSE) {
      resize(slots.length / 2);
    }
  }

  /** How many objects the table refers to, counted entry by entry. */
  int references() {
    int count = 0;
    for (int index = 0; index < made; index++) {
      if (entries[index].key != null) {
        count++;
      }
    }
    return count;
  }
}
