package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EventCountsTest {
  /** Task 0 creates task 1, and so on, so that each has the events of all that follow. */
  @Test
  void eventsCountForAllCreators() {
    int tasks = 100;
    Model model = new Model(new int[tasks]);
    TaskPaths paths = new TaskPaths();
    EventCounts counts = new EventCounts();
    for (int task = 1; task < tasks; task++) {
      model.started(task, task - 1);
    }
    for (int execution = 0; execution < 3; execution++) {
      paths.begin();
      counts.begin();
      while (paths.addNext(model)) {
        // Each task once.
      }
      for (int task = 0; task < tasks; task++) {
        for (int site = 0; site <= task; site++) {
          counts.add(task, site);
          counts.add(task, site);
        }
      }
      counts.end(paths);
    }
    for (int task = 0; task < tasks; task++) {
      for (int site = 0; site < tasks; site++) {
        int expected = 2 * (tasks - Math.max(task, site));
        assertEquals(expected, counts.expected(paths.path(task), site), task + " at " + site);
      }
    }
  }
}
