package dev.racetest.scheduler.execution;

/**
 * Conditional updates that have been announced and have not ended. They nest: linking the call of
 * one runs code of the JDK that makes others. One that ended by an exception is dropped with the
 * next one that is found below it.
 */
final class PendingUpdates {
  private static final int DEPTH = 64;
  private final int[] sites = new int[DEPTH];
  private final Object[] objects = new Object[DEPTH];
  private final int[] variables = new int[DEPTH];
  private final int[] modes = new int[DEPTH];
  private int count;
  private Object object;
  private int variable;
  private int mode;

  void clear() {
    while (count > 0) {
      objects[--count] = null;
    }
    object = null;
  }

  void push(int site, Object newObject, int newVariable, int newMode) {
    if (count == DEPTH) {
      System.arraycopy(sites, 1, sites, 0, DEPTH - 1);
      System.arraycopy(objects, 1, objects, 0, DEPTH - 1);
      System.arraycopy(variables, 1, variables, 0, DEPTH - 1);
      System.arraycopy(modes, 1, modes, 0, DEPTH - 1);
      count--;
    }
    sites[count] = site;
    objects[count] = newObject;
    variables[count] = newVariable;
    modes[count] = newMode;
    count++;
  }

  /** Takes off the update announced at {@code site}; false if there is none. */
  boolean pop(int site) {
    int top = count - 1;
    if (top >= 0 && sites[top] == site) {
      object = objects[top];
      variable = variables[top];
      mode = modes[top];
      objects[top] = null;
      count = top;
      return true;
    }
    return popBelow(site);
  }

  private boolean popBelow(int site) {
    for (int i = count - 1; i >= 0; i--) {
      if (sites[i] == site) {
        object = objects[i];
        variable = variables[i];
        mode = modes[i];
        while (count > i) {
          objects[--count] = null;
        }
        return true;
      }
    }
    return false;
  }

  /** The object that holds the variable of the update taken off last. */
  Object object() {
    return object;
  }

  /** The variable of the update taken off last. */
  int variable() {
    return variable;
  }

  /** The mode of the update taken off last. */
  int mode() {
    return mode;
  }
}
