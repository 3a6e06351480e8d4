package dev.racetest.scheduler.execution;

import java.util.Arrays;

/** The tasks of the execution, by number and by thread; task objects are reused. */
public final class Tasks {
  private Task[] tasks = new Task[16];
  private int count;
  private final IdentityTable<Task> byThread = new IdentityTable<>();

  Tasks() {}

  /** How many tasks the execution has had so far. */
  public int count() {
    return count;
  }

  /** The task with this number. */
  public Task get(int index) {
    return tasks[index];
  }

  /** The task of this thread, {@code null} if it has none. */
  Task of(Thread thread) {
    return thread == null ? null : byThread.get(thread);
  }

  Task add(Thread thread, Runnable body, Task creator, int site) {
    if (count == tasks.length) {
      tasks = Arrays.copyOf(tasks, count * 2);
    }
    Task task = tasks[count];
    if (task == null) {
      task = new Task(count);
      tasks[count] = task;
    }
    task.reset(thread, body, creator, site);
    count++;
    byThread.put(thread, task);
    return task;
  }

  /** Forgets all tasks and whatever of the user's objects they hold. */
  void clear() {
    for (int i = 0; i < count; i++) {
      if (tasks[i].done && !tasks[i].dropped) {
        tasks[i].release();
      } else {
        // Given up, but its thread may still look at the old object.
        tasks[i] = null;
      }
    }
    count = 0;
    byThread.clear();
  }
}
