package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;

/**
 * Which steps depend on each other: those on one variable that do not both read it. A lock, and an
 * object that is called, count as variables that are read and written in one step.
 */
final class Accesses {
  /** The object as a whole. */
  private static final int WHOLE = -1;

  private Accesses() {}

  /** Whether a step of this kind is about a variable at all. */
  static boolean isAccess(Operation operation) {
    return reads(operation) || writes(operation);
  }

  static boolean reads(Operation operation) {
    return switch (operation) {
      case READ, VOLATILE_READ, ATOMIC_UPDATE, MONITOR_ENTER, MONITOR_REENTER, LOCK, CALL -> true;
      default -> false;
    };
  }

  static boolean writes(Operation operation) {
    return switch (operation) {
      case WRITE, VOLATILE_WRITE, ATOMIC_UPDATE -> true;
      case MONITOR_ENTER, MONITOR_REENTER, LOCK, CALL, WAIT, NOTIFY, NOTIFY_ALL -> true;
      default -> false;
    };
  }

  /** Whether the order of what two tasks are about to do matters. */
  static boolean depend(Situation now, int one, int other) {
    Object object = now.object(one);
    return object != null
        && object == now.object(other)
        && isSameVariable(now.variable(one), now.variable(other))
        && isConflict(now.operation(one), now.operation(other));
  }

  private static boolean isSameVariable(int one, int other) {
    return one == other || one == WHOLE || other == WHOLE;
  }

  private static boolean isConflict(Operation one, Operation other) {
    return isAccess(one) && isAccess(other) && (writes(one) || writes(other));
  }
}
