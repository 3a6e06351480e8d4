package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.IdentityHashes;

/**
 * The variables that tasks of one execution have accessed, numbered in the order of their first
 * accesses. Executions that begin alike give the variables of each kind the same order as long as
 * they are alike; not the same numbers, since the JDK does some things once in the life of a JVM.
 * Objects are compared by identity and asked for no hash code, since that would draw one.
 */
final class Variables {

  /** Made so that {@link Arrays} is loaded: later, that would itself be told as accesses. */
  private int[] slots = Arrays.more(new int[128]);

  private int[] generations = new int[256];
  private Object[] objects = new Object[64];
  private int[] variables = new int[64];
  private int[] signatures = new int[64];
  private int[] ordinals = new int[64];
  private final Kinds kinds = new Kinds();
  private int generation = 1;
  private int size;

  Variables() {
    Arrays.load();
  }

  void clear() {
    generation++;
    for (int number = 0; number < size; number++) {
      objects[number] = null;
    }
    size = 0;
    kinds.clear();
  }

  int size() {
    return size;
  }

  Object object(int number) {
    return objects[number];
  }

  int variable(int number) {
    return variables[number];
  }

  /** The number of a variable, which gets one if it has none yet. */
  int numberOf(Object object, int variable) {
    int slot = slot(object, variable);
    if (generations[slot] == generation) {
      return slots[slot];
    }
    if (size == objects.length) {
      grow();
      slot = slot(object, variable);
    }
    objects[size] = object;
    variables[size] = variable;
    signatures[size] = kinds.signature(object.getClass()) + variable * 31;
    ordinals[size] = kinds.count(signatures[size]);
    generations[slot] = generation;
    slots[slot] = size;
    return size++;
  }

  /**
   * What can be said of a variable that is the same in every execution, of every JVM: of what kind
   * it is.
   */
  int signature(int number) {
    return signatures[number];
  }

  /** How many variables of the same kind were accessed before this one. */
  int ordinal(int number) {
    return ordinals[number];
  }

  private static int hash(Object object, int variable) {
    return IdentityHashes.of(object.getClass()) + variable * 31;
  }

  private int slot(Object object, int variable) {
    int mask = slots.length - 1;
    int hash = hash(object, variable) * 0x9E3779B9;
    int slot = (hash ^ hash >>> 15) & mask;
    while (generations[slot] == generation && !isAt(slots[slot], object, variable)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isAt(int number, Object object, int variable) {
    return objects[number] == object && variables[number] == variable;
  }

  private void grow() {
    Object[] moreObjects = new Object[2 * size];
    System.arraycopy(objects, 0, moreObjects, 0, size);
    objects = moreObjects;
    variables = Arrays.more(variables);
    signatures = Arrays.more(signatures);
    ordinals = Arrays.more(ordinals);
    slots = new int[4 * slots.length];
    generations = new int[slots.length];
    generation = 1;
    for (int number = 0; number < size; number++) {
      int slot = slot(objects[number], variables[number]);
      slots[slot] = number;
      generations[slot] = generation;
    }
  }
}
