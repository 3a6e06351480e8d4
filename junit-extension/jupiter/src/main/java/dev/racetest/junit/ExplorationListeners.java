package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The listeners on the class path. */
final class ExplorationListeners {
  private static final List<ExplorationListener> ALL = load();

  private ExplorationListeners() {}

  private static List<ExplorationListener> load() {
    List<ExplorationListener> listeners = new ArrayList<>();
    ServiceLoader.load(ExplorationListener.class, ExplorationListener.class.getClassLoader())
        .forEach(listeners::add);
    return List.copyOf(listeners);
  }

  /** Tells all of them. */
  static void tell(ExtensionContext context, ExplorationResult result) {
    for (ExplorationListener listener : ALL) {
      try {
        listener.explored(context, result);
      } catch (RuntimeException failure) {
        Log.warn(listener.getClass().getName() + " has failed: " + failure);
      }
    }
  }
}
