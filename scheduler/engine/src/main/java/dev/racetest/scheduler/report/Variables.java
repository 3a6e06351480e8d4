package dev.racetest.scheduler.report;

import dev.racetest.scheduler.spi.Variable;
import java.util.HashMap;
import java.util.Map;

/** What the tasks of an execution have touched, each variable and each object as a whole. */
final class Variables {
  /** Stands for the object as a whole: its monitor, or what a call into it does. */
  static final int WHOLE = -1;

  private static final int NOBODY = -1;

  /** Something that tasks touch, and how they did. */
  static final class Touched {
    /** What concerns several tasks by its nature. */
    static final Touched SHARED = new Touched();

    static {
      SHARED.several = true;
      SHARED.changed = true;
    }

    private int firstTask = NOBODY;
    private boolean several;
    private boolean changed;

    private void by(int task, boolean changes) {
      several |= firstTask != NOBODY && firstTask != task;
      firstTask = firstTask == NOBODY ? task : firstTask;
      changed |= changes;
    }

    /** Whether several tasks touched it, and not only to look at it. */
    boolean isShared() {
      return several && changed;
    }
  }

  private final Map<Variable, Touched> known = new HashMap<>();

  void begin() {
    known.clear();
  }

  /**
   * A task touches something.
   *
   * @param changes whether others may notice; a constructor writing to its own object is not
   *     noticed
   */
  Touched touch(Object object, int variable, int task, boolean changes) {
    Touched touched = known.computeIfAbsent(new Variable(object, variable), any -> new Touched());
    touched.by(task, changes);
    return touched;
  }
}
