package dev.racetest.watch;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Keeps something for each of many objects as long as they live, by identity; for all threads, in
 * parts with a lock each.
 */
final class ObjectTable {
  private static final int PARTS = 128;

  /** Makes what is kept. */
  interface Maker {
    Object make(Object object);
  }

  /** An object, as long as it lives, and something about it. */
  static class Known extends WeakReference<Object> {
    private Object value;

    Known(Object object, Object value, ReferenceQueue<Object> dead) {
      super(object, dead);
      this.value = value;
    }

    Object value() {
      return value;
    }
  }

  /** An object in the table. */
  static final class Entry extends Known {
    private final Part part;
    private final int hash;
    private Entry next;

    Entry(Part part, Object object, int hash, Object value, ReferenceQueue<Object> dead) {
      super(object, value, dead);
      this.part = part;
      this.hash = hash;
    }

    /** The object is gone. */
    void remove() {
      part.remove(this);
      super.value = null;
    }
  }

  private static final class Part {
    private Entry[] entries = new Entry[64];
    private int count;

    synchronized Entry get(Object object, int hash, ObjectTable table) {
      for (Entry entry = entries[hash & entries.length - 1]; entry != null; entry = entry.next) {
        if (entry.hash == hash && entry.refersTo(object)) {
          return entry;
        }
      }
      if (count > entries.length) {
        grow();
      }
      Entry fresh = new Entry(this, object, hash, table.maker.make(object), table.dead);
      link(fresh, entries);
      count++;
      return fresh;
    }

    synchronized void remove(Entry gone) {
      int slot = gone.hash & entries.length - 1;
      Entry before = null;
      for (Entry entry = entries[slot]; entry != null; entry = entry.next) {
        if (entry == gone) {
          count--;
          if (before == null) {
            entries[slot] = entry.next;
          } else {
            before.next = entry.next;
          }
          return;
        }
        before = entry;
      }
    }

    private void grow() {
      Entry[] more = new Entry[4 * entries.length];
      for (Entry first : entries) {
        for (Entry entry = first; entry != null; ) {
          Entry next = entry.next;
          link(entry, more);
          entry = next;
        }
      }
      entries = more;
    }

    private static void link(Entry entry, Entry[] table) {
      int slot = entry.hash & table.length - 1;
      entry.next = table[slot];
      table[slot] = entry;
    }
  }

  private final Part[] parts = new Part[PARTS];
  private final Maker maker;
  private final ReferenceQueue<Object> dead;

  /**
   * Makes an empty table.
   *
   * @param dead gets the entries of objects that are gone, for somebody to remove
   */
  ObjectTable(Maker maker, ReferenceQueue<Object> dead) {
    this.maker = maker;
    this.dead = dead;
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part();
    }
  }

  /** The entry of the object, made if there is none yet. */
  Entry get(Object object, int hash) {
    int mixed = hash * 0x9E3779B9;
    return parts[mixed >>> 25].get(object, mixed ^ mixed >>> 13, this);
  }
}
