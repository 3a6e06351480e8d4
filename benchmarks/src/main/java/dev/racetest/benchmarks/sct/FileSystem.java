package dev.racetest.benchmarks.sct;

import dev.racetest.scheduler.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Each thread takes a free block of a disk for its own inode (a shape of Flanagan and Godefroid,
 * POPL 2005). Whether a block is free is asked before the block's lock is taken, so that two inodes
 * that start their search at the same block can both get it.
 */
final class FileSystem {
  private static final int BLOCKS = 26;
  private static final int THREADS = 26;

  private final AtomicIntegerArray blockOf = new AtomicIntegerArray(THREADS);
  private final AtomicIntegerArray busy = new AtomicIntegerArray(BLOCKS);
  private final Object[] blockLocks = new Object[BLOCKS];

  private FileSystem() {
    for (int block = 0; block < BLOCKS; block++) {
      blockLocks[block] = new Object();
    }
  }

  static void run() throws InterruptedException {
    FileSystem disk = new FileSystem();
    List<Body> creators = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int inode = i;
      creators.add(() -> disk.create(inode));
    }
    Parallel.run(creators);
    disk.check();
  }

  private void create(int inode) {
    for (int tried = 0; tried < BLOCKS; tried++) {
      int block = (inode * 2 + tried) % BLOCKS;
      if (busy.get(block) == 0) {
        synchronized (blockLocks[block]) {
          busy.set(block, 1);
          blockOf.set(inode, block);
          return;
        }
      }
    }
  }

  private void check() {
    boolean[] isTaken = new boolean[BLOCKS];
    for (int inode = 0; inode < THREADS; inode++) {
      int block = blockOf.get(inode);
      Parallel.check(!isTaken[block], "a block of two inodes");
      isTaken[block] = true;
    }
  }
}
