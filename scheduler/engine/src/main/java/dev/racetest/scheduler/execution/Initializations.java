package dev.racetest.scheduler.execution;

import dev.racetest.hooks.ClassNeeds;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The model of class initialisation (JLS 12.4.2): while one thread initialises a class, all others
 * that need the class wait, inside the JVM, where nobody could control them. So they wait here
 * first.
 */
final class Initializations {
  private final IdentityTable<Task[]> initializers = new IdentityTable<>();

  /** Classes whose initializers have begun and not ended. */
  private final List<Class<?>> inProgress = new ArrayList<>();

  /** Sites whose class has been found initialised: nothing to do there any more. */
  private boolean[] settled = new boolean[4096];

  void begin() {
    initializers.clear();
    inProgress.clear();
  }

  boolean isSettled(int site) {
    return site < settled.length && settled[site];
  }

  private void settle(int site) {
    if (site >= settled.length) {
      settled = Arrays.copyOf(settled, Math.max(site + 1, settled.length * 2));
    }
    settled[site] = true;
  }

  /** The task that initialises the class now, {@code null} if nobody does. */
  Task initializer(Class<?> type) {
    Task[] task = initializers.get(type);
    return task == null || task[0] == null || !JdkInternals.isUninitialized(type) ? null : task[0];
  }

  boolean isFreeFor(Class<?> type, Task task) {
    Task initializer = initializer(type);
    return initializer == null || initializer == task;
  }

  private void take(Class<?> type, Task task) {
    Task[] known = initializers.get(type);
    if (known == null) {
      initializers.put(type, new Task[] {task});
    } else {
      known[0] = task;
    }
  }

  /** The initializer of the class begins. */
  void began(Class<?> type, Task task) {
    take(type, task);
    inProgress.add(type);
    task.initializing.add(type.getName());
  }

  /** The initializer of the class has ended. */
  void ended(Class<?> type, Task ender) {
    inProgress.remove(type);
    ender.initializing.remove(type.getName());
    Task[] task = initializers.get(type);
    if (task != null) {
      task[0] = null;
    }
  }

  /** The task is about to do what may initialise the class that the site names. */
  void announce(Task task, int site, Scheduler scheduler) {
    Class<?> type = find(Sites.owner(site), Sites.loader(site));
    if (type != null && JdkInternals.isUninitialized(type)) {
      prepare(task, type, site, scheduler);
    } else {
      settle(site);
    }
  }

  /** The same for a class that is named at run time. */
  void announce(Task task, String name, ClassLoader loader, int site, Scheduler scheduler) {
    prepare(task, find(name, loader), site, scheduler);
  }

  static Class<?> find(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError itsOwnProblem) {
      return null;
    }
  }

  /**
   * The task is about to do something that initialises the class, and first its superclasses, in
   * the order in which the JVM takes their locks. Returns when nobody else is at it.
   */
  private void prepare(Task task, Class<?> start, int site, Scheduler scheduler) {
    for (Class<?> type = start;
        type != null && JdkInternals.isUninitialized(type);
        type = type.getSuperclass()) {
      if (initializer(type) == task) {
        continue;
      }
      if (task.initializers == 0 || !isFreeFor(type, task) || isCyclic(task, type)) {
        task.pending(Operation.INITIALIZE, type, site, Task.NEVER);
        scheduler.step(task);
      }
      take(type, task);
    }
  }

  /**
   * Whether initialising {@code type} may need a class that the task is initialising. Only then can
   * it matter who goes on; and a task that is left in the middle of an initializer is a danger to
   * others that use the class in ways that cannot be seen.
   */
  private boolean isCyclic(Task task, Class<?> type) {
    return ClassNeeds.lead(type.getName(), task.initializing::contains);
  }

  /**
   * The task is about to run {@code body}, which may be a lambda of a class that somebody else is
   * initialising: calling it makes the JVM wait for the class.
   */
  void prepareLambda(Task task, Runnable body, Scheduler scheduler) {
    String name = inProgress.isEmpty() || body == null ? "" : body.getClass().getName();
    int end = name.indexOf("$$Lambda");
    for (int i = 0; end > 0 && i < inProgress.size(); i++) {
      Class<?> type = inProgress.get(i);
      boolean isHost = type.getName().length() == end && name.startsWith(type.getName());
      if (isHost && ClassNeeds.areNeededByLambdas(type.getName())) {
        task.pending(Operation.INITIALIZE, type, task.creationSite, Task.NEVER);
        scheduler.step(task);
        return;
      }
    }
  }
}
