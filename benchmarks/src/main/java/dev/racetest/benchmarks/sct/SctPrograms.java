package dev.racetest.benchmarks.sct;

import static dev.racetest.scheduler.Finding.Kind.DEADLOCK;
import static dev.racetest.scheduler.Finding.Kind.EXCEPTION;

import dev.racetest.scheduler.Body;
import java.util.List;
import java.util.stream.Stream;

/** All programs of this package, by the names that publications give them. */
public final class SctPrograms {
  private SctPrograms() {}

  /** The programs, those with few threads first. */
  public static List<SctProgram> all() {
    return Stream.of(small(), queues(), families()).flatMap(List::stream).toList();
  }

  private static List<SctProgram> small() {
    return List.of(
        failing("account", 4, Account::run),
        failing("bluetooth_driver", 2, Bluetooth::run),
        new SctProgram("boundedBuffer", 5, DEADLOCK, BoundedBuffer::run),
        new SctProgram("carter01", 5, DEADLOCK, Carter::run),
        failing("circular_buffer", 3, CircularBuffer::run),
        new SctProgram("deadlock01", 3, DEADLOCK, Deadlock::run),
        failing("fsbench", 27, FileSystem::run),
        failing("lazy01", 4, LazyCounter::run),
        new SctProgram("phase01", 3, DEADLOCK, Phases::run),
        failing("qsort_mt", 3, QuickSort::run),
        failing("queue", 3, FlaggedQueue::run),
        failing("stack", 3, FlaggedStack::run),
        failing("stringbuffer-jdk1.4", 2, TextBuffer::run),
        new SctProgram("sync01", 3, DEADLOCK, Sync::run),
        failing("token_ring", 5, TokenRing::run));
  }

  private static List<SctProgram> queues() {
    return List.of(
        failing("WSQ", 3, () -> StealTest.run(new LockedStealQueue())),
        failing("IWSQ", 3, () -> StealTest.run(new InterlockedStealQueue())),
        failing("StateWSQ", 3, () -> StealTest.run(new StateStealQueue())),
        failing("IWSQWithState", 3, () -> StealTest.run(new MarkedStealQueue())),
        failing("SafeStack", 4, SafeStack::run));
  }

  private static List<SctProgram> families() {
    return List.of(
        failing("wronglock", 9, () -> WrongLock.run(7)),
        failing("wronglock_3", 5, () -> WrongLock.run(3)),
        failing("twostage", 3, () -> TwoStage.run(2)),
        failing("twostage_20", 21, () -> TwoStage.run(20)),
        failing("twostage_50", 51, () -> TwoStage.run(50)),
        failing("twostage_100", 101, () -> TwoStage.run(100)),
        reorder(3),
        reorder(4),
        reorder(5),
        reorder(10),
        reorder(20),
        reorder(50),
        reorder(100));
  }

  private static SctProgram reorder(int threads) {
    return failing("reorder_" + threads, threads + 1, () -> Reorder.run(threads));
  }

  private static SctProgram failing(String name, int threads, Body body) {
    return new SctProgram(name, threads, EXCEPTION, body);
  }
}
