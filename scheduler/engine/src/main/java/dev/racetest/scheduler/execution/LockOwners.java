package dev.racetest.scheduler.execution;

import java.lang.reflect.Field;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Who holds a lock of {@code java.util.concurrent}, by a look into it. */
final class LockOwners {
  private final long owner =
      JdkInternals.offset(hidden(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread"));
  private final long lockSync = JdkInternals.offset(hidden(ReentrantLock.class, "sync"));
  private final long readWriteSync =
      JdkInternals.offset(hidden(ReentrantReadWriteLock.class, "sync"));

  private final long writeSync =
      JdkInternals.offset(hidden(ReentrantReadWriteLock.WriteLock.class, "sync"));

  private final Initializations initializations;

  LockOwners(Initializations initializations) {
    this.initializations = initializations;
  }

  /** The task that initialises a class, {@code null} if nobody does. */
  Task initializer(Object type) {
    return initializations.initializer((Class<?>) type);
  }

  /** Core reflection keeps a few JDK fields to itself; these are none of them. */
  private static Field hidden(Class<?> type, String name) {
    Field field = JdkInternals.field(type, name);
    if (field == null) {
      throw new IllegalStateException("this JDK's " + type.getName() + " has no field " + name);
    }
    return field;
  }

  /**
   * The task that holds {@code lock} exclusively; {@code null} if none, or if it cannot be told.
   */
  Task owner(Object lock, Tasks tasks) {
    Object sync = sync(lock);
    return sync instanceof AbstractOwnableSynchronizer
        ? tasks.of((Thread) JdkInternals.reference(sync, owner))
        : null;
  }

  /** Whether the lock knows the thread that holds it exclusively. */
  boolean hasOwner(Object lock) {
    return sync(lock) instanceof AbstractOwnableSynchronizer;
  }

  /** What does a lock's work and is waited for; the lock itself if it hides nothing. */
  Object sync(Object lock) {
    if (lock instanceof ReentrantLock) {
      return JdkInternals.reference(lock, lockSync);
    }
    if (lock instanceof ReentrantReadWriteLock) {
      return JdkInternals.reference(lock, readWriteSync);
    }
    return lock instanceof ReentrantReadWriteLock.WriteLock
        ? JdkInternals.reference(lock, writeSync)
        : lock;
  }
}
