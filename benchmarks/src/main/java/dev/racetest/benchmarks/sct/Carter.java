package dev.racetest.benchmarks.sct;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Two groups share a resource: the first of a group takes it, the last gives it back, and each
 * counts its members under one common lock. Who waits for the resource keeps the common lock, which
 * the other group needs for giving the resource back. Two more threads do nothing.
 */
final class Carter {
  private final ReentrantLock counting = new ReentrantLock();
  private final ReentrantLock resource = new ReentrantLock();

  private static final class Group {
    private volatile int members;
  }

  static void run() throws InterruptedException {
    Carter program = new Carter();
    Parallel.run(
        () -> program.visit(new Group()), () -> program.visit(new Group()), () -> {}, () -> {});
  }

  private void visit(Group group) {
    counting.lock();
    int others = group.members;
    group.members = others + 1;
    if (others == 0) {
      resource.lock();
    }
    counting.unlock();
    counting.lock();
    int left = group.members - 1;
    group.members = left;
    if (left == 0) {
      resource.unlock();
    }
    counting.unlock();
  }
}
