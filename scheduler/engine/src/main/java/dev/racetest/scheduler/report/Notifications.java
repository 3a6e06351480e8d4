package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;

/** Calls of {@code notify} and {@code notifyAll} that nobody was waiting for. */
final class Notifications {
  private final List<RawEvent> unheard = new ArrayList<>();

  void begin() {
    unheard.clear();
  }

  /** The notifier is about to notify. */
  void add(RawEvent event, Execution execution, Task notifier) {
    for (int i = 0; i < execution.tasks().count(); i++) {
      Task task = execution.tasks().get(i);
      boolean waits = task != notifier && !task.isDone() && task.operation() == Operation.WAIT;
      if (waits && execution.waitedObject(task) == event.object) {
        return;
      }
    }
    unheard.add(event);
  }

  /** The last one on the object before the event of this number, or {@code null}. */
  RawEvent lastOn(Object object, int before) {
    RawEvent last = null;
    for (RawEvent event : unheard) {
      if (event.object == object && event.number < before) {
        last = event;
      }
    }
    return last;
  }
}
