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

  private static final class Entry extends WeakReference<Object> {
    final int hash;
    final Object value;
    Entry next;

    Entry(Object object, int hash, Object value, ReferenceQueue<Object> dead) {
      super(object, dead);
      this.hash = hash;
      this.value = value;
    }
  }

  private static final class Part {
    Entry[] entries = new Entry[64];
    int count;
    final ReferenceQueue<Object> dead = new ReferenceQueue<>();

    synchronized Object get(Object object, int hash, Maker maker) {
      for (Entry entry = entries[hash & entries.length - 1]; entry != null; entry = entry.next) {
        if (entry.hash == hash && entry.get() == object) {
          return entry.value;
        }
      }
      removeDead();
      if (count > entries.length) {
        grow();
      }
      Entry fresh = new Entry(object, hash, maker.make(object), dead);
      link(fresh, entries);
      count++;
      return fresh.value;
    }

    private void removeDead() {
      for (Object found = dead.poll(); found != null; found = dead.poll()) {
        Entry gone = (Entry) found;
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
            break;
          }
          before = entry;
        }
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

  ObjectTable(Maker maker) {
    this.maker = maker;
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part();
    }
  }

  /** What is kept for the object, made if there is nothing yet. */
  Object get(Object object, int hash) {
    int mixed = hash * 0x9E3779B9;
    return parts[mixed >>> 25].get(object, mixed ^ mixed >>> 13, maker);
  }
}
