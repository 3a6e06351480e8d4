package dev.racetest.reports.text;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder into which several JVMs write one after the other. The operating system gives the lock
 * back when its JVM ends, however it does; the file that carries it stays.
 */
public final class LockedFolder {
  private static final int TRIES = 500;
  private static final long PAUSE_MILLIS = 20;

  private final Path lock;

  /**
   * Makes the folder as a value.
   *
   * @param folder is there
   * @param lock the name of the file that carries the lock
   */
  public LockedFolder(Path folder, String lock) {
    this.lock = folder.resolve(lock);
  }

  /** Something to do while nobody else writes. */
  public interface Action {
    /** Does it; once. */
    void run() throws IOException;
  }

  /**
   * Waits for the lock, and runs the action.
   *
   * @throws IOException if the lock cannot be had, after ten seconds at the latest
   */
  public void alone(Action action) throws IOException {
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!waitFor(channel)) {
        throw new IOException("another JVM holds " + lock);
      }
      action.run();
    }
  }

  private static boolean waitFor(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      if (isLocked(channel)) {
        return true;
      }
      if (!pause()) {
        return false;
      }
    }
    return false;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisJvm) {
      return false;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
