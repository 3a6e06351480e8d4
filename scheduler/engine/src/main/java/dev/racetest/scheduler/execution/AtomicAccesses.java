package dev.racetest.scheduler.execution;

import dev.racetest.hooks.AccessMode;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import java.lang.reflect.Array;

/** Accesses by {@code VarHandle} and {@code Unsafe}, and fences: what their modes order. */
final class AtomicAccesses {
  private final Memory memory;
  private final RaceDetector detector;
  private final VarHandles varHandles = new VarHandles();
  private final PendingUpdates pendingUpdates = new PendingUpdates();

  AtomicAccesses(Memory memory, RaceDetector detector) {
    this.memory = memory;
    this.detector = detector;
  }

  void begin() {
    pendingUpdates.clear();
  }

  void unsafeAccess(Task task, Object base, long offset, int mode, int site) {
    if (base == null) {
      return;
    }
    boolean isArray = base.getClass().isArray();
    int variable = isArray ? JdkInternals.index(base, offset) : (int) offset;
    access(task, base, variable, mode, site);
  }

  void varHandleAccess(Task task, Object handle, Object base, int index, int mode, int site) {
    if (index >= 0 && base != null) {
      int width = VarHandles.width(handle, base);
      if (index > Array.getLength(base) - width) {
        return;
      }
      // The bytes of a view are variables of their own. Atomic accesses are aligned, so that the
      // first byte tells them apart.
      int bytes = (mode & AccessMode.ATOMIC) == 0 ? width : 1;
      for (int i = 0; i < bytes; i++) {
        access(task, base, index + i, mode, site);
      }
      return;
    }
    VarHandles.Variable variable = varHandles.of(handle, site);
    if (variable == null) {
      access(task, handle, 0, mode | AccessMode.ATOMIC, site);
    } else {
      Object object = base == null ? variable.staticBase() : base;
      if (base == null) {
        memory.freshClasses().use(task, object);
      }
      if (object != null) {
        access(task, object, variable.offset(), mode, site);
      }
    }
  }

  private void access(Task task, Object object, int variable, int mode, int site) {
    boolean isQuiet = (Sites.flags(site) & Sites.QUIET) != 0;
    if ((mode & AccessMode.ATOMIC) == 0) {
      boolean write = (mode & AccessMode.WRITE) != 0;
      memory.announceIfPromoted(task, write, object, variable, site);
      memory.plain(task, object, variable, site, write);
    } else if (isQuiet) {
      memory.stepInside(task, operation(mode), object, variable, site);
      quietAccess(task, object, variable, mode, site);
    } else {
      memory.announce(task, operation(mode), object, variable, site);
      userAccess(task, object, variable, mode, site);
    }
  }

  private void quietAccess(Task task, Object object, int variable, int mode, int site) {
    if ((mode & AccessMode.ACQUIRE) != 0) {
      detector.acquire(task.index, object, variable);
    }
    if ((mode & AccessMode.CONDITIONAL) != 0) {
      pendingUpdates.push(site, object, variable, mode);
    } else if ((mode & AccessMode.RELEASE) != 0) {
      detector.release(task.index, object, variable);
    }
  }

  private void userAccess(Task task, Object object, int variable, int mode, int site) {
    boolean reads = (mode & AccessMode.READ) != 0;
    if (reads) {
      memory.atomic(task, object, variable, order(mode), site, false);
    }
    if ((mode & AccessMode.CONDITIONAL) != 0) {
      pendingUpdates.push(site, object, variable, mode);
    } else if ((mode & AccessMode.UNCERTAIN) != 0) {
      // An edge too many hides a race, a write too many invents one.
      detector.release(task.index, object, variable);
    } else if (reads && (mode & AccessMode.WRITE) != 0) {
      memory.update(task, object, variable, order(mode), site);
    } else if (!reads) {
      memory.atomic(task, object, variable, order(mode), site, true);
    }
  }

  private static Order order(int mode) {
    boolean acquires = (mode & AccessMode.ACQUIRE) != 0;
    boolean releases = (mode & AccessMode.RELEASE) != 0;
    boolean updates = (mode & AccessMode.READ) != 0 && (mode & AccessMode.WRITE) != 0;
    boolean isVolatile = (mode & AccessMode.VOLATILE) != 0;
    if (isVolatile || updates && acquires && releases) {
      return Order.VOLATILE;
    }
    return acquires ? Order.ACQUIRE : releases ? Order.RELEASE : Order.OPAQUE;
  }

  private static Operation operation(int mode) {
    boolean reads = (mode & AccessMode.READ) != 0;
    boolean writes = (mode & AccessMode.WRITE) != 0;
    if (reads && writes) {
      return Operation.ATOMIC_UPDATE;
    }
    return writes ? Operation.VOLATILE_WRITE : Operation.VOLATILE_READ;
  }

  /** A compare-and-set that failed has released nothing. */
  void compareAndSetEnded(Task task, boolean success, int site) {
    if (!pendingUpdates.pop(site) || !success) {
      return;
    }
    Object object = pendingUpdates.object();
    int mode = pendingUpdates.mode();
    if ((Sites.flags(site) & Sites.QUIET) == 0) {
      memory.update(task, object, pendingUpdates.variable(), order(mode), site);
    } else if ((mode & AccessMode.RELEASE) != 0) {
      detector.release(task.index, object, pendingUpdates.variable());
    }
  }

  void fence(Task task, int mode, int site) {
    if ((Sites.flags(site) & Sites.QUIET) != 0) {
      // The plain accesses that it is for are not looked at in code of the JDK.
      if (!isForItself(site)) {
        detector.barrier();
      }
      return;
    }
    memory.announce(task, Operation.FENCE, null, site);
    boolean acquires = (mode & AccessMode.ACQUIRE) != 0;
    boolean releases = (mode & AccessMode.RELEASE) != 0;
    detector.fence(
        task.index, acquires ? releases ? Order.VOLATILE : Order.ACQUIRE : Order.RELEASE);
  }

  /**
   * Whether a fence in the JDK hands nothing on: there, what is handed to another task goes through
   * volatile accesses and updates as well.
   */
  private static boolean isForItself(int site) {
    String type = Sites.type(site);
    return type.startsWith("java.util.concurrent.ForkJoin")
        || type.equals("java.util.concurrent.locks.StampedLock");
  }
}
