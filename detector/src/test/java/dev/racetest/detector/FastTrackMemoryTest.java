package dev.racetest.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.racetest.scheduler.spi.Order;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the detector keeps, gives up and mixes up from one execution to the next: nothing wrong. */
class FastTrackMemoryTest {
  private static final Object[] OBJECTS = objects(50);

  private static Object[] objects(int count) {
    Object[] objects = new Object[count];
    for (int i = 0; i < count; i++) {
      objects[i] = new Object();
    }
    return objects;
  }

  /** Two tasks access all objects, properly locked or not. */
  private static void execute(FastTrack detector, Object[] objects, boolean locked) {
    detector.begin();
    detector.start(0, 1);
    for (int task = 0; task <= 1; task++) {
      for (int i = 0; i < objects.length; i++) {
        if (locked) {
          detector.acquire(task, objects[0], 0);
        }
        detector.read(task, objects[i], i, 1, i);
        detector.write(task, objects[i], i, 2, i);
        detector.read(task, objects[i], -1, 1, i);
        if (locked) {
          detector.release(task, objects[0], 0);
        }
      }
    }
  }

  @Test
  void earlierExecutionLeavesNoAccessBehind() {
    FastTrack detector = new FastTrack();
    detector.begin();
    detector.start(0, 1);
    for (Object object : OBJECTS) {
      detector.write(1, object, 0, 1, 1);
      detector.read(0, object, 1, 1, 1);
      detector.read(1, object, 1, 1, 1);
    }
    detector.begin();
    for (Object object : OBJECTS) {
      detector.write(0, object, 0, 1, 1);
      detector.write(2, object, 1, 1, 1);
    }
    assertEquals(List.of(), detector.races());
    assertEquals(0, detector.sharedVariables());
  }

  @Test
  void earlierExecutionsRaceDoesNotSilenceTheNextOne() {
    FastTrack detector = new FastTrack();
    for (int execution = 0; execution < 3; execution++) {
      execute(detector, OBJECTS, false);
      assertEquals(OBJECTS.length, detector.raceCount());
    }
  }

  @Test
  void beginLetsAllObjectsGo() {
    FastTrack detector = new FastTrack();
    for (int size : new int[] {10, 5000, 10}) {
      execute(detector, objects(size), true);
      assertEquals(2 * size + 1, detector.references());
      detector.begin();
      assertEquals(0, detector.references());
    }
  }

  @Test
  void tableGrowsWithoutForgettingAndShrinksAgain() {
    FastTrack detector = new FastTrack();
    int small = detector.capacity();
    Object[] objects = objects(20_000);
    execute(detector, objects, false);
    assertEquals(RaceLog.LIMIT, detector.raceCount());
    execute(detector, objects, true);
    assertEquals(0, detector.raceCount());
    assertTrue(detector.capacity() >= 2 * objects.length);
    for (int execution = 0; execution < 20; execution++) {
      execute(detector, OBJECTS, true);
    }
    assertEquals(small, detector.capacity());
  }

  @Test
  void equalHashesDoNotMixVariablesUp() {
    FastTrack detector =
        new FastTrack(
            new IdentityHash() {
              @Override
              int of(Object object) {
                return 4711;
              }
            },
            IdentityTable.MOST_HELD);
    Object[] objects = objects(600);
    for (int variable = 0; variable < 2; variable++) {
      detector.begin();
      detector.start(0, 1);
      for (int i = 0; i < objects.length; i++) {
        detector.write(i % 2, objects[i], variable, 0, i);
        detector.release(i % 2, objects[i], 0);
      }
      assertEquals(0, detector.raceCount());
      detector.acquire(1, objects[0], 0);
      detector.write(1, objects[0], variable, 0, 1000);
      assertEquals(0, detector.raceCount());
      detector.write(1, objects[2], variable, 0, 1001);
      assertEquals(2, detector.races().get(0).earlier().event());
    }
  }

  @Test
  void manySharedVariablesLeaveNothingBehind() {
    FastTrack detector = new FastTrack();
    Object[] objects = objects(100_000);
    for (int execution = 0; execution < 2; execution++) {
      detector.begin();
      assertEquals(0, detector.sharedVariables());
      for (Object object : objects) {
        detector.read(execution, object, 0, 1, 1);
        detector.read(2, object, 0, 1, 2);
      }
      assertEquals(objects.length, detector.sharedVariables());
      detector.join(2, execution);
      for (Object object : objects) {
        detector.write(2, object, 0, 1, 3);
      }
      assertEquals(0, detector.raceCount());
    }
  }

  /**
   * Five million objects at night, fewer in every build, where as many are held less: each is
   * locked, written and dropped; nobody but the table asks to collect.
   */
  @Test
  void objectsDroppedInMidRunLeaveNothingBehind() {
    int part = Boolean.getBoolean("racetest.night") ? 1 : 8;
    FastTrack detector = new FastTrack(new IdentityHash(), IdentityTable.MOST_HELD / part);
    detector.begin();
    detector.start(0, 1);
    for (int i = 0; i < 5_000_000 / part; i++) {
      Object object = i % 2 == 0 ? new Object() : new int[1];
      detector.acquire(i % 3, object, -1);
      detector.write(i % 3, object, 0, 1, i);
      detector.release(i % 3, object, -1);
    }
    assertTrue(detector.references() < 2_000_000 / part, detector.references() + " references");
    assertTrue(detector.capacity() < 10_000_000 / part, detector.capacity() + " variables");
    assertEquals(0, detector.raceCount());
    detector.begin();
    assertEquals(0, detector.references());
  }

  @Test
  void accessesOfGoneObjectsAreForgottenAndOthersAreNot() {
    FastTrack detector = new FastTrack(new IdentityHash(), 8);
    detector.begin();
    detector.start(0, 1);
    Object stays = new Object();
    int[] elements = new int[100];
    detector.write(1, stays, 7, 1, 1);
    detector.write(1, elements, 99, 2, 2);
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < 1000; i++) {
        access(detector, i % 2 == 0 ? new Object() : new int[3], round % 2);
      }
      IdentityTableTest.collect();
    }
    assertEquals(0, detector.raceCount());
    assertTrue(detector.sharedVariables() < 5000, detector.sharedVariables() + " shared");
    detector.write(0, stays, 7, 3, 3);
    detector.write(0, elements, 98, 4, 4);
    detector.write(0, elements, 99, 5, 5);
    assertEquals(2, detector.raceCount());
    assertEquals(1, detector.races().get(0).earlier().event());
    assertEquals(2, detector.races().get(1).earlier().event());
  }

  /** In all ways that leave something behind with which another task's accesses may race. */
  private static void access(FastTrack detector, Object object, int task) {
    detector.write(task, object, 0, 1, 1);
    detector.read(task, object, 1, 1, 1);
    detector.read(1 - task, object, 1, 1, 1);
    detector.atomicWrite(task, object, 2, Order.OPAQUE, 1, 1);
    detector.atomicRead(1 - task, object, 2, Order.OPAQUE, 1, 1);
  }

  @Test
  void clocksBeginAgain() {
    VectorClocks clocks = new VectorClocks();
    for (int execution = 0; execution < 2; execution++) {
      clocks.begin();
      assertEquals(VectorClocks.epochOf(0, 1), clocks.epoch(0));
      clocks.start(0, 1);
      assertEquals(VectorClocks.epochOf(0, 2), clocks.epoch(0));
    }
  }

  /** A million executions allocate nothing at all once the arrays have their size. */
  @Test
  void executionsAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    FastTrack detector = new FastTrack();
    Object[] objects = objects(3);
    for (int execution = 0; execution < 20_000; execution++) {
      execute(detector, objects, true);
    }
    long before = threads.getThreadAllocatedBytes(thread);
    for (int execution = 0; execution < 1_000_000; execution++) {
      execute(detector, objects, true);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertTrue(allocated < 10_000, allocated + " bytes");
    assertEquals(0, detector.raceCount());
  }

  @Test
  void memoryOfManyTasksIsGivenUp() {
    ClockRows rows = new ClockRows();
    for (int row = 0; row < 2000; row++) {
      rows.reserve(row);
      rows.set(row, 1000, row);
    }
    assertTrue(rows.allocated() > ClockRows.MOST_KEPT);
    rows.clear();
    assertEquals(0, rows.allocated());
    rows.reserve(1999);
    assertEquals(0, rows.get(1999, 1000));
  }

  @Test
  void memoryOfFewTasksIsKeptButEmpty() {
    ClockRows rows = new ClockRows();
    rows.reserve(5);
    rows.set(5, 3, 9);
    int allocated = rows.allocated();
    rows.clear();
    rows.reserve(5);
    assertEquals(0, rows.get(5, 3));
    rows.set(5, 4, 1);
    assertEquals(0, rows.get(5, 3));
    assertEquals(allocated, rows.allocated());
  }
}
