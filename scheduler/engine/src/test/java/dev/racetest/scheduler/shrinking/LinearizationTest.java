package dev.racetest.scheduler.shrinking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Orders of steps with the fewest context switches. */
class LinearizationTest {
  private static int switches(int[] tasks) {
    return new Schedule(tasks, List.of()).switches();
  }

  private static int[] tasks(StepOrder order) {
    return new Linearization(order).tasks().orElseThrow();
  }

  @Test
  void noStepsNeedNoOrder() {
    assertArrayEquals(new int[0], tasks(new StepOrder()));
  }

  @Test
  void stepsThatNothingOrdersAreDoneTaskByTask() {
    StepOrder order = new StepOrder();
    for (int task : new int[] {0, 1, 0, 1, 0, 1}) {
      order.add(task);
    }
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, tasks(order));
  }

  @Test
  void aStepWaitsForThoseItDependsOn() {
    StepOrder order = new StepOrder();
    order.add(0);
    order.add(1);
    order.addOrder(0, 1, 1);
    order.add(0);
    order.addOrder(1, 1, 0);
    assertArrayEquals(new int[] {0, 1, 0}, tasks(order));
  }

  @Test
  void stepsThatWaitForEachOtherHaveNoOrder() {
    StepOrder order = new StepOrder();
    order.add(0);
    order.add(1);
    order.addOrder(0, 1, 1);
    order.addOrder(1, 1, 0);
    assertTrue(new Linearization(order).tasks().isEmpty());
  }

  @Test
  void noOrderHasFewerSwitches() {
    Random random = new Random(1L);
    for (int i = 0; i < 500; i++) {
      StepOrder order = random(random, 2 + random.nextInt(3), 6);
      Linearization linearization = new Linearization(order);
      int[] tasks = linearization.tasks().orElseThrow();
      assertTrue(respects(order, tasks), () -> Arrays.toString(tasks));
      assertTrue(linearization.isExact());
      int[] done = new int[order.tasks()];
      assertEquals(fewest(order, done, -1, 0), switches(tasks), "partial order " + i);
    }
  }

  /** An execution of so many steps in which some pairs of steps are ordered. */
  private static StepOrder random(Random random, int tasks, int steps) {
    StepOrder order = new StepOrder();
    for (int task = 0; task < tasks; task++) {
      order.add(task);
    }
    for (int i = 0; i < steps; i++) {
      int task = random.nextInt(tasks);
      order.add(task);
      for (int other = 0; other < tasks; other++) {
        if (random.nextInt(3) == 0) {
          order.addOrder(other, random.nextInt(order.stepsOf(other) + 1), task);
        }
      }
    }
    return order;
  }

  private static boolean respects(StepOrder order, int[] tasks) {
    int[] done = new int[order.tasks()];
    for (int task : tasks) {
      if (!order.mayCome(task, done)) {
        return false;
      }
      done[task]++;
    }
    return tasks.length == order.steps();
  }

  /** Tries all orders. */
  private static int fewest(StepOrder order, int[] done, int last, int sofar) {
    if (Arrays.stream(done).sum() == order.steps()) {
      return sofar;
    }
    int fewest = Integer.MAX_VALUE;
    for (int task = 0; task < done.length; task++) {
      if (order.mayCome(task, done)) {
        done[task]++;
        int switched = last >= 0 && last != task ? 1 : 0;
        fewest = Math.min(fewest, fewest(order, done, task, sofar + switched));
        done[task]--;
      }
    }
    return fewest;
  }

  @Test
  void ofManyStepsTheOrderIsGoodButMayNotBeTheBest() {
    Random random = new Random(2L);
    StepOrder order = random(random, 6, 3_000);
    Linearization linearization = new Linearization(order);
    assertTrue(respects(order, linearization.tasks().orElseThrow()));
    assertFalse(linearization.isExact());
  }
}
