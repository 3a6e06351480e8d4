package dev.racetest.scheduler.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.history.History.Ordering;
import dev.racetest.scheduler.spi.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderingsTest {
  private static final int RANDOM_LOGS = 3_000;
  private static final int TASKS = 4;
  private static final int EVENTS = 24;
  private static final int VARIABLES = 3;

  /** An execution of which each event synchronises at most once, and its events by brute force. */
  private static final class Log {
    private final EventNumbers numbers = new EventNumbers();
    private final Synchronisation synchronisation =
        new Synchronisation(new SilentDetector(), numbers::last);
    private final Object[] variables = new Object[VARIABLES];
    private final List<List<Integer>> released = new ArrayList<>();
    private final int[] taskOf = new int[EVENTS + 1];
    private final boolean[][] before = new boolean[EVENTS + 1][EVENTS + 1];
    private int count;

    Log() {
      for (int i = 0; i < VARIABLES; i++) {
        variables[i] = new Object();
        released.add(new ArrayList<>());
      }
    }

    private void event(int task) {
      count++;
      int last = numbers.last(task);
      numbers.add(task, count);
      taskOf[count] = task;
      if (last != 0) {
        before[last][count] = true;
      }
    }

    void random(Random random) {
      for (int task = 1; task < TASKS; task++) {
        event(0);
        synchronisation.start(0, task);
        before[count][count + 1] = true;
        event(task);
      }
      while (count < EVENTS) {
        int task = random.nextInt(TASKS);
        int variable = random.nextInt(VARIABLES);
        event(task);
        switch (random.nextInt(3)) {
          case 0 -> {
            synchronisation.release(task, variables[variable], 0);
            released.get(variable).add(count);
          }
          case 1 -> {
            synchronisation.acquire(task, variables[variable], 0);
            released.get(variable).forEach(release -> before[release][count] = true);
          }
          default -> {
            // Nothing that orders.
          }
        }
      }
    }

    Set<Ordering> closure() {
      return closed(before);
    }

    List<Ordering> orderings() {
      return Orderings.of(synchronisation, TASKS, numbers::first, numbers::last);
    }

    /** What follows from the orderings and from each task's own order. */
    Set<Ordering> closure(List<Ordering> orderings) {
      boolean[][] graph = new boolean[EVENTS + 1][EVENTS + 1];
      for (int from = 1; from <= EVENTS; from++) {
        for (int to = from + 1; to <= EVENTS; to++) {
          graph[from][to] = taskOf[from] == taskOf[to];
        }
      }
      orderings.forEach(ordering -> graph[ordering.from()][ordering.to()] = true);
      return closed(graph);
    }

    private static Set<Ordering> closed(boolean[][] graph) {
      Set<Ordering> closure = new HashSet<>();
      for (int via = 1; via <= EVENTS; via++) {
        for (int from = 1; from <= EVENTS; from++) {
          for (int to = 1; to <= EVENTS; to++) {
            graph[from][to] |= graph[from][via] && graph[via][to];
          }
        }
      }
      for (int from = 1; from <= EVENTS; from++) {
        for (int to = 1; to <= EVENTS; to++) {
          if (graph[from][to]) {
            closure.add(new Ordering(from, to));
          }
        }
      }
      return closure;
    }
  }

  @Test
  void nothingIsMissingNothingIsInventedNothingIsSaidTwice() {
    Random random = new Random(7);
    for (int i = 0; i < RANDOM_LOGS; i++) {
      Log log = new Log();
      log.random(random);
      List<Ordering> orderings = log.orderings();
      Set<Ordering> all = log.closure(orderings);
      assertEquals(log.closure(), all);
      for (Ordering one : orderings) {
        List<Ordering> others = new ArrayList<>(orderings);
        others.remove(one);
        assertFalse(log.closure(others).contains(one), () -> one + " follows from " + others);
      }
    }
  }

  @Test
  void aJoinOrdersTheLastEventOfTheTaskThatEnded() {
    Log log = new Log();
    log.event(0);
    log.synchronisation.start(0, 1);
    log.event(1);
    log.event(1);
    log.event(0);
    log.synchronisation.join(0, 1);
    assertEquals(List.of(new Ordering(1, 2), new Ordering(3, 4)), log.orderings());
  }

  @Test
  void twoAcquiresOfOneEventSayOnlyTheStrongerThing() {
    Log log = new Log();
    log.event(1);
    log.synchronisation.release(1, log.variables[0], 0);
    log.event(2);
    log.synchronisation.acquire(2, log.variables[0], 0);
    log.event(2);
    log.synchronisation.release(2, log.variables[1], 0);
    log.event(3);
    log.synchronisation.acquire(3, log.variables[0], 0);
    log.synchronisation.acquire(3, log.variables[1], 0);
    assertEquals(List.of(new Ordering(1, 2), new Ordering(3, 4)), log.orderings());
  }

  @Test
  void whereTheValueDecidesWhatIsAcquiredNothingIsSaid() {
    Log log = new Log();
    log.event(1);
    log.synchronisation.atomicWrite(1, log.variables[0], 0, Order.RELEASE, 0, 0L);
    log.event(2);
    log.synchronisation.atomicRead(2, log.variables[0], 0, Order.ACQUIRE, 0, 0L);
    assertTrue(log.orderings().isEmpty());
    assertFalse(log.synchronisation.isComplete());
  }
}
