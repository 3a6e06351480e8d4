package dev.racetest.strategies;

import dev.racetest.scheduler.spi.IdentityHashes;

/**
 * The variables that one execution has accessed: objects, compared by identity, with a number. It
 * asks no object for its identity hash code, because that would draw one, and a repetition of the
 * execution without this strategy would not.
 */
final class VariableTable {
  /** Variables beyond that are not looked at. */
  private static final int MOST = 512;

  private static final int SLOTS = 4 * MOST;

  private final int[] slots = new int[SLOTS];
  private final Object[] objects = new Object[MOST];
  private final int[] variables = new int[MOST];
  private int size;

  /**
   * The number of a variable, from 0 on in the order of first accesses; -1 if there are too many.
   */
  int numberOf(Object object, int variable) {
    int slot = home(object, variable);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (objects[number] == object && variables[number] == variable) {
        return number;
      }
      slot = slot + 1 & SLOTS - 1;
    }
    if (size == MOST) {
      return -1;
    }
    objects[size] = object;
    variables[size] = variable;
    slots[slot] = ++size;
    return size - 1;
  }

  int size() {
    return size;
  }

  void clear() {
    if (size > 0) {
      for (int slot = 0; slot < SLOTS; slot++) {
        slots[slot] = 0;
      }
      for (int number = 0; number < size; number++) {
        objects[number] = null;
      }
    }
    size = 0;
  }

  /** The hash code of a class does not depend on the execution. */
  private static int home(Object object, int variable) {
    int hash = (IdentityHashes.of(object.getClass()) + variable * 31) * 0x9E3779B9;
    return (hash ^ hash >>> 15) & SLOTS - 1;
  }
}
