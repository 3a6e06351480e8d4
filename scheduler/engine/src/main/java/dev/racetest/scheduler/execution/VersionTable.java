package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.IdentityHashes;
import java.util.Arrays;

/**
 * The versions of variables: a map from objects, compared by identity, and numbers to long values;
 * open addressing with linear probing, in flat arrays that are reused. {@link #clear} costs what
 * the entries cost, not the size of the table.
 */
final class VersionTable {
  private static final int LEAST = 128;
  private static final int LARGE = 1 << 16;

  private Object[] objects = new Object[LEAST];
  private int[] variables = new int[LEAST];
  private long[] versions = new long[LEAST];
  private int[] writers = new int[LEAST];
  private int[] used = new int[LEAST / 2];
  private int size;

  /** The slot of a variable, -1 if it has no version. */
  int find(Object object, int variable) {
    int mask = objects.length - 1;
    for (int slot = home(object, variable, mask); objects[slot] != null; slot = slot + 1 & mask) {
      if (objects[slot] == object && variables[slot] == variable) {
        return slot;
      }
    }
    return -1;
  }

  /** The slot of a variable, whose writer is -1 if it had no version. */
  int findOrAdd(Object object, int variable) {
    int mask = objects.length - 1;
    int slot = home(object, variable, mask);
    while (objects[slot] != null) {
      if (objects[slot] == object && variables[slot] == variable) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    if (size < used.length) {
      return fill(slot, object, variable, -1, 0L);
    }
    grow();
    return insert(object, variable, -1, 0L);
  }

  long version(int slot) {
    return versions[slot];
  }

  /** The number of the task that wrote the version. */
  int writer(int slot) {
    return writers[slot];
  }

  void set(int slot, int writer, long version) {
    writers[slot] = writer;
    versions[slot] = version;
  }

  private int insert(Object object, int variable, int writer, long version) {
    int mask = objects.length - 1;
    int slot = home(object, variable, mask);
    while (objects[slot] != null) {
      slot = slot + 1 & mask;
    }
    return fill(slot, object, variable, writer, version);
  }

  private int fill(int slot, Object object, int variable, int writer, long version) {
    objects[slot] = object;
    variables[slot] = variable;
    set(slot, writer, version);
    used[size++] = slot;
    return slot;
  }

  private void grow() {
    Object[] oldObjects = objects;
    int[] oldVariables = variables;
    int[] oldWriters = writers;
    long[] oldVersions = versions;
    int[] oldUsed = used;
    int count = size;
    allocate(oldObjects.length * 2);
    for (int i = 0; i < count; i++) {
      int slot = oldUsed[i];
      insert(oldObjects[slot], oldVariables[slot], oldWriters[slot], oldVersions[slot]);
    }
  }

  private void allocate(int slots) {
    objects = new Object[slots];
    variables = new int[slots];
    writers = new int[slots];
    versions = new long[slots];
    used = new int[slots / 2];
    size = 0;
  }

  /** Forgets all versions and the objects that had them. */
  void clear() {
    if (objects.length > LARGE) {
      allocate(LEAST);
    } else if (size > objects.length / 8) {
      Arrays.fill(objects, null);
    } else {
      for (int i = 0; i < size; i++) {
        objects[used[i]] = null;
      }
    }
    size = 0;
  }

  private static int home(Object object, int variable, int mask) {
    int hash = (IdentityHashes.of(object) + variable * 31) * 0x9E3779B9;
    return (hash ^ hash >>> 15) & mask;
  }
}
