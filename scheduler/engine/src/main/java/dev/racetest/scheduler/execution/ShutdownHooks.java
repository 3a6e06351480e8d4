package dev.racetest.scheduler.execution;

import java.util.ArrayList;
import java.util.List;

/** Shutdown hooks of one execution: they are kept, never run, and forgotten at its end. */
final class ShutdownHooks {
  private final Tasks tasks;
  private final List<Thread> hooks = new ArrayList<>();

  ShutdownHooks(Tasks tasks) {
    this.tasks = tasks;
  }

  void clear() {
    hooks.clear();
  }

  /** Objects to what {@link Runtime#addShutdownHook} objects to. */
  void add(Thread hook) {
    if (indexOf(hook) >= 0) {
      throw new IllegalArgumentException("Hook previously registered");
    }
    if (tasks.of(hook) != null) {
      throw new IllegalArgumentException("Hook already running");
    }
    hooks.add(hook);
  }

  boolean remove(Thread hook) {
    int index = indexOf(hook);
    if (index >= 0) {
      hooks.remove(index);
    }
    return index >= 0;
  }

  private int indexOf(Thread hook) {
    for (int i = 0; i < hooks.size(); i++) {
      if (hooks.get(i) == hook) {
        return i;
      }
    }
    return -1;
  }
}
