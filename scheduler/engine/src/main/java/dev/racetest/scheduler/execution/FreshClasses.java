package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes that were initialised in the course of the execution. The end of an initializer is
 * ordered before what each thread does after its first use of the class, because that use waits for
 * it (JLS 12.4.2, 17.4.5). Most executions have none: the warm-up has initialised their classes.
 */
final class FreshClasses {
  /** The synchronisation variable that stands for a class's initialisation. */
  private static final int VARIABLE = -4;

  private final RaceDetector detector;
  private final List<Class<?>> classes = new ArrayList<>();

  FreshClasses(RaceDetector detector) {
    this.detector = detector;
  }

  void begin() {
    classes.clear();
  }

  boolean areNone() {
    return classes.isEmpty();
  }

  void initialized(Task task, Class<?> type) {
    classes.add(type);
    detector.release(task.index, type, VARIABLE);
  }

  /** The task uses the class, if it is one. */
  void use(Task task, Object type) {
    if (!classes.isEmpty() && type instanceof Class<?>) {
      for (Class<?> used = (Class<?>) type; used != null; used = used.getSuperclass()) {
        detector.acquire(task.index, used, VARIABLE);
      }
    }
  }

  /** The task uses the class that the site names, in a way that would initialise it. */
  void use(Task task, int site) {
    for (int i = 0; i < classes.size(); i++) {
      if (isOf(classes.get(i), site)) {
        use(task, (Object) classes.get(i));
      }
    }
  }

  /** Whether the site names the class, or a class that cannot be used before it. */
  private static boolean isOf(Class<?> type, int site) {
    if (type.getName().equals(Sites.owner(site))) {
      return true;
    }
    Class<?> named = Initializations.find(Sites.owner(site), Sites.loader(site));
    return named != null && type.isAssignableFrom(named);
  }
}
