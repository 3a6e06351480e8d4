package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.IdentityHashes;

/**
 * What can be said of classes that is the same in every JVM, and how much there is of each kind.
 */
final class Kinds {
  private static final int CLASSES = 256;

  /** Those asked for last; a class is looked for at one place only. */
  private final Class<?>[] classes = new Class<?>[CLASSES];

  private final int[] signatures = new int[CLASSES];
  private int[] kinds = new int[64];
  private int[] counts = new int[64];
  private int[] generations = new int[64];
  private int generation = 1;
  private int size;

  /** Counts begin anew. */
  void clear() {
    generation++;
    size = 0;
  }

  /** A number for a class, the same in every JVM. */
  int signature(Class<?> type) {
    int place = IdentityHashes.of(type) & CLASSES - 1;
    if (classes[place] != type) {
      signatures[place] = nameOf(type).hashCode();
      classes[place] = type;
    }
    return signatures[place];
  }

  /** Without the count or address by which the JVM tells generated classes apart. */
  private static String nameOf(Class<?> type) {
    String name = type.getName();
    int generated = type.isHidden() ? name.indexOf("$$") : name.indexOf("$Proxy");
    return generated < 0 ? name : name.substring(0, generated);
  }

  /** How often a kind was counted before; counts it once more. */
  int count(int kind) {
    if (2 * size >= kinds.length) {
      grow();
    }
    int slot = slot(kind);
    if (generations[slot] != generation) {
      generations[slot] = generation;
      kinds[slot] = kind;
      counts[slot] = 0;
      size++;
    }
    return counts[slot]++;
  }

  private int slot(int kind) {
    int mask = kinds.length - 1;
    int hash = kind * 0x9E3779B9;
    int slot = (hash ^ hash >>> 15) & mask;
    while (generations[slot] == generation && kinds[slot] != kind) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] formerKinds = kinds;
    int[] formerCounts = counts;
    int[] formerGenerations = generations;
    kinds = new int[2 * formerKinds.length];
    counts = new int[kinds.length];
    generations = new int[kinds.length];
    for (int i = 0; i < formerKinds.length; i++) {
      if (formerGenerations[i] == generation) {
        int slot = slot(formerKinds[i]);
        generations[slot] = generation;
        kinds[slot] = formerKinds[i];
        counts[slot] = formerCounts[i];
      }
    }
  }
}
