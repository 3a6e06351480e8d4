package dev.racetest.agent;

import java.util.List;

/**
 * Classes of the JDK that rewriting may be the first to load, when threads happen to meet in a map
 * or at a lock in the middle of it. The JVM hands no class to a transformer that is at work, so
 * these would stay as they are for good. Loaded beforehand, they are rewritten with all others that
 * are there.
 */
final class LoadedByChance {
  private static final String MAP = "java.util.concurrent.ConcurrentHashMap$";
  private static final String QUEUE = "java.util.concurrent.locks.AbstractQueuedSynchronizer$";

  private static final List<String> NAMES =
      List.of(
          "java.util.Random",
          "java.util.concurrent.ThreadLocalRandom",
          MAP + "CounterCell",
          MAP + "ForwardingNode",
          MAP + "ReservationNode",
          MAP + "TreeBin",
          MAP + "TreeNode",
          QUEUE + "Node",
          QUEUE + "ExclusiveNode",
          QUEUE + "SharedNode",
          QUEUE + "ConditionNode",
          QUEUE + "ConditionObject",
          "java.util.concurrent.locks.LockSupport",
          "java.util.concurrent.locks.ReentrantLock");

  private LoadedByChance() {}

  /** Loads them; nothing is initialised. */
  static void load() {
    for (String name : NAMES) {
      try {
        Class.forName(name, false, null);
      } catch (ClassNotFoundException notInThisJdk) {
        // Then nobody loads it.
      }
    }
  }
}
