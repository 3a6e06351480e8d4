package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Order;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.state.StaticState;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.Set;

/**
 * What tasks do to memory: plain accesses go to the detector, volatile and atomic ones are
 * synchronisation and yield points.
 */
final class Memory {
  /**
   * After so many plain accesses without a yield point the others get a turn: the loop may wait for
   * one of them.
   */
  private static final int ACCESSES_WITHOUT_STEP = 10_000;

  private final Scheduler scheduler;
  private final RaceDetector detector;

  /** The same without what listens to synchronisation: plain accesses are the hottest path. */
  private final RaceDetector plainDetector;

  private final Tracer tracer;
  private final boolean isTraced;
  private final Optional<StaticState> statics;
  private final Locations locations;
  private long accesses;
  private int accessesInWindow;
  private int stepsAtWindow;
  private final FreshClasses freshClasses;

  Memory(
      Scheduler scheduler,
      RaceDetector detector,
      RaceDetector plainDetector,
      FreshClasses freshClasses,
      Tracer tracer,
      Optional<StaticState> statics) {
    this.statics = statics;
    this.locations = new Locations(field -> statics.map(all -> all.touched(field)).orElse(true));
    this.scheduler = scheduler;
    this.detector = detector;
    this.plainDetector = plainDetector;
    this.freshClasses = freshClasses;
    this.tracer = tracer;
    this.isTraced = tracer != Tracer.NONE;
  }

  void begin() {
    accesses = 0L;
    accessesInWindow = 0;
    stepsAtWindow = 0;
    freshClasses.begin();
  }

  void promote(Set<String> variables) {
    locations.promote(variables);
  }

  String name(int site) {
    return locations.name(site);
  }

  Set<String> reached() {
    return locations.reached();
  }

  long accesses() {
    return accesses;
  }

  void access(Task task, Object object, int site, boolean write) {
    if (object == null || !isChecked(task, write)) {
      if (task.optimistic && !task.ending) {
        readOptimistically(task, object, site);
      }
      return;
    }
    byte kind = locations.kind(site);
    if (kind == Locations.PLAIN) {
      plain(task, object, locations.offset(site), site, write);
    } else if (kind == Locations.QUIET_VOLATILE) {
      announceInside(task, object, locations.offset(site), site, write);
      synchronise(task, object, locations.offset(site), write);
    } else if (kind != Locations.IGNORED) {
      rare(task, object, site, write);
    }
  }

  void staticAccess(Task task, int site, boolean write) {
    if (!isChecked(task, write)) {
      return;
    }
    byte kind = locations.kind(site);
    if (!freshClasses.areNone() && kind != Locations.UNKNOWN) {
      freshClasses.use(task, locations.staticBase(site));
    }
    if (kind == Locations.PLAIN) {
      plain(task, locations.staticBase(site), locations.offset(site), site, write);
    } else if (kind == Locations.QUIET_VOLATILE) {
      Object base = locations.staticBase(site);
      announceInside(task, base, locations.offset(site), site, write);
      synchronise(task, base, locations.offset(site), write);
    } else if (kind != Locations.IGNORED) {
      rare(task, null, site, write);
    }
  }

  void element(Task task, Object array, int index, int site, boolean write) {
    if (array == null || !isChecked(task, write)) {
      return;
    }
    byte kind = locations.kind(site);
    if (kind == Locations.PLAIN) {
      plain(task, array, index, site, write);
      return;
    }
    scheduler.live(null);
    try {
      if (kind == Locations.UNKNOWN) {
        kind = locations.resolve(site, array);
      }
      if (kind == Locations.PROMOTED) {
        announce(task, write ? Operation.WRITE : Operation.READ, array, index, site);
      }
    } finally {
      scheduler.live(task.thread);
    }
    plain(task, array, index, site, write);
  }

  /**
   * Reads under an optimistic stamp may be thrown away; the lock's contract allows them to race.
   */
  static boolean isChecked(Task task, boolean write) {
    return !task.ending && (write || !task.optimistic);
  }

  /** A stamp is looked at, or another one is taken instead. */
  void optimisticReadsEnd(Task task, boolean validated) {
    detector.optimisticReadsEnd(task.index, validated);
  }

  /** Others may write between two such reads; that is what {@code validate} is for. */
  private void readOptimistically(Task task, Object object, int site) {
    if (object != null && (Sites.flags(site) & Sites.QUIET) == 0) {
      scheduler.live(null);
      try {
        announce(task, Operation.READ, object, site);
        if (locations.kind(site) == Locations.UNKNOWN) {
          locations.resolve(site, object);
        }
        byte kind = locations.kind(site);
        if (kind == Locations.PLAIN || kind == Locations.PROMOTED) {
          count(task, object, locations.offset(site), site, false, false);
          detector.optimisticRead(task.index, object, locations.offset(site), site, accesses);
        }
      } finally {
        scheduler.live(task.thread);
      }
    }
  }

  void plain(Task task, Object object, int variable, int site, boolean write) {
    if ((Sites.flags(site) & Sites.QUIET) == 0) {
      if (++accessesInWindow >= ACCESSES_WITHOUT_STEP) {
        endWindow(task, site);
      }
      number(task);
    } else if (!task.inCollection) {
      return;
    }
    if (isTraced) {
      trace(task, object, variable, site, write, false);
    }
    if (write) {
      plainDetector.write(task.index, object, variable, site, accesses);
    } else {
      plainDetector.read(task.index, object, variable, site, accesses);
    }
  }

  private void trace(
      Task task, Object object, int variable, int site, boolean write, boolean atomic) {
    Thread live = Hooks.live();
    scheduler.live(null);
    tracer.access(task, new Tracer.Access(object, variable, site, accesses, write, atomic));
    scheduler.live(live);
  }

  private void endWindow(Task task, int site) {
    accessesInWindow = 0;
    if (scheduler.steps() == stepsAtWindow) {
      scheduler.live(null);
      try {
        announce(task, Operation.YIELD, null, site);
      } finally {
        scheduler.live(task.thread);
      }
    }
    stepsAtWindow = scheduler.steps();
  }

  void announce(Task task, Operation operation, Object object, int site) {
    announce(task, operation, object, Task.ANY_VARIABLE, site);
  }

  void announce(Task task, Operation operation, Object object, int variable, int site) {
    task.pending(operation, object, site, Task.NEVER);
    task.variable = variable;
    scheduler.step(task);
  }

  /** Whether calls into unsynchronised objects of the JDK are yield points, too. */
  boolean hasPromoted() {
    return locations.hasPromoted();
  }

  /**
   * Accesses by ways that name their variable at run time are yield points as soon as any variable
   * is promoted.
   */
  void announceIfPromoted(Task task, boolean write, Object object, int variable, int site) {
    if (locations.hasPromoted() && (Sites.flags(site) & Sites.QUIET) == 0) {
      scheduler.live(null);
      try {
        announce(task, write ? Operation.WRITE : Operation.READ, object, variable, site);
      } finally {
        scheduler.live(task.thread);
      }
    }
  }

  /** A call accesses an object that counts as one variable. */
  void whole(Task task, Object object, int variable, int site, boolean write) {
    if (isChecked(task, write)) {
      announceIfPromoted(task, write, object, variable, site);
      plain(task, object, variable, site, write);
    }
  }

  /** A static field is about to be accessed that no site names. */
  void touched(Task task, Field field) {
    locations.touched(field);
    freshClasses.use(task, field.getDeclaringClass());
  }

  /** The classes that this execution has initialised. */
  FreshClasses freshClasses() {
    return freshClasses;
  }

  /**
   * Everything but a plain access of a known variable; {@code object} is null for a static field.
   */
  private void rare(Task task, Object object, int site, boolean write) {
    scheduler.live(null);
    try {
      byte kind = locations.kind(site);
      if (kind == Locations.UNKNOWN) {
        kind = object == null ? locations.resolveStatic(site) : locations.resolve(site, object);
      }
      Object base = object == null ? locations.staticBase(site) : object;
      if (object == null) {
        freshClasses.use(task, base);
      }
      int offset = locations.offset(site);
      if (kind == Locations.VOLATILE) {
        Operation operation = write ? Operation.VOLATILE_WRITE : Operation.VOLATILE_READ;
        announce(task, operation, base, offset, site);
        atomic(task, base, offset, Order.VOLATILE, site, write);
      } else if (kind == Locations.QUIET_VOLATILE) {
        if (task.inConcurrent && locations.isStepInside(site)) {
          announce(task, operation(write), base, offset, site);
        }
        synchronise(task, base, offset, write);
      } else if (kind != Locations.IGNORED) {
        if (kind == Locations.PROMOTED) {
          announce(task, write ? Operation.WRITE : Operation.READ, base, offset, site);
        }
        plain(task, base, offset, site, write);
      }
    } finally {
      scheduler.live(task.thread);
    }
  }

  /** An atomic read or write of the code under test, once it has been chosen. */
  void atomic(Task task, Object object, int variable, Order order, int site, boolean write) {
    count(task, object, variable, site, write, true);
    if (write) {
      detector.atomicWrite(task.index, object, variable, order, site, accesses);
    } else {
      detector.atomicRead(task.index, object, variable, order, site, accesses);
    }
  }

  /** The writing half of an atomic update, see {@link #atomic}. */
  void update(Task task, Object object, int variable, Order order, int site) {
    count(task, object, variable, site, true, true);
    detector.atomicUpdate(task.index, object, variable, order, site, accesses);
  }

  private void count(
      Task task, Object object, int variable, int site, boolean write, boolean atomic) {
    if ((Sites.flags(site) & Sites.QUIET) == 0) {
      number(task);
    }
    if (isTraced) {
      trace(task, object, variable, site, write, atomic);
    }
  }

  /**
   * Accesses have numbers only if they happen again when the execution is repeated: neither those
   * of a class's initialisation, nor what the JDK does once and keeps.
   */
  private void number(Task task) {
    if (task.initializers == 0) {
      accesses++;
    }
  }

  private static Operation operation(boolean write) {
    return write ? Operation.VOLATILE_WRITE : Operation.VOLATILE_READ;
  }

  private void announceInside(Task task, Object object, int variable, int site, boolean write) {
    stepInside(task, operation(write), object, variable, site);
  }

  /** An atomic access of the JDK's own code, which may be a step. */
  void stepInside(Task task, Operation operation, Object object, int variable, int site) {
    if (task.inConcurrent && locations.isStepInside(site)) {
      scheduler.live(null);
      try {
        announce(task, operation, object, variable, site);
      } finally {
        scheduler.live(task.thread);
      }
    }
  }

  /** What code of the JDK does to its own variables. */
  private void synchronise(Task task, Object object, int variable, boolean write) {
    if (write) {
      detector.release(task.index, object, variable);
    } else {
      detector.acquire(task.index, object, variable);
    }
  }

  /** The task has initialised a class. */
  void initialized(Task task, Class<?> type) {
    freshClasses.initialized(task, type);
    statics.ifPresent(all -> locations.initialized(type, all::initialized));
  }
}
