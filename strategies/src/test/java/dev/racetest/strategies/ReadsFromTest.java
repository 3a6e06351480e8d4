package dev.racetest.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadsFromTest {
  /** Eight tasks write a, then b; the last task reads a, then b. */
  private static Model reorder() {
    Model model = new Model(2, 2, 2, 2, 2, 2, 2, 2, 2);
    for (int task = 0; task < 8; task++) {
      model.accessing(task, "AB");
    }
    return model.accessing(8, "ab");
  }

  /** The reader sees an a that was written, but a b that nobody has written yet. */
  private static boolean isBug(String schedule) {
    int first = Model.indexOf(schedule, 8, 1);
    int second = Model.indexOf(schedule, 8, 2);
    boolean isWritten = first > 0;
    for (int task = 0; task < 8; task++) {
      if (Model.indexOf(schedule, task, 2) < second) {
        return false;
      }
    }
    return isWritten;
  }

  /** There are two reads with two writes each to see, so two wishes at once are tried soon. */
  @Test
  void findsSoonWhatOneTaskMustWinAgainstMany() {
    for (int exploration = 0; exploration < 50; exploration++) {
      ReadsFromSteering strategy = new ReadsFromSteering(new Observations(), new Horizon());
      int executions = 0;
      boolean found = false;
      while (!found) {
        found = isBug(reorder().run(strategy, 1_000L * exploration + executions++));
        assertTrue(executions <= 16, "executions " + executions);
      }
    }
  }

  @Test
  void aWishComesTrueWhereItCan() {
    Model model = new Model(3, 2).accessing(0, "A A").accessing(1, " a");
    Observations observations = new Observations();
    ReadsFromSteering strategy = new ReadsFromSteering(observations, new Horizon());
    model.run(strategy, 1);
    List<String> seen = new ArrayList<>();
    for (int seed = 2; seed < 5; seed++) {
      String schedule = model.run(strategy, seed);
      int read = Model.indexOf(schedule, 1, 2);
      boolean afterFirst = Model.indexOf(schedule, 0, 1) < read;
      boolean afterLast = Model.indexOf(schedule, 0, 3) < read;
      seen.add(afterLast ? "last" : afterFirst ? "first" : "initial");
    }
    seen.sort(null);
    assertEquals(List.of("first", "initial", "last"), seen);
  }

  @Test
  void wishesThatCannotComeTrueStopNobody() {
    Model model = new Model(4, 3, 3).spinning(0, 1, Operation.VOLATILE_READ);
    model.accessing(1, "aAa").accessing(2, "AaA");
    ReadsFromSteering strategy = new ReadsFromSteering(new Observations(), new Horizon());
    for (int seed = 0; seed < 300; seed++) {
      model.run(strategy, seed);
      assertTrue(model.decisions < 100_000, "decisions " + model.decisions);
    }
  }
}
