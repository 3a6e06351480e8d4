package dev.racetest.scheduler.spi;

import dev.racetest.hooks.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Identity hash codes that are the same in every repetition of an execution.
 *
 * <p>HotSpot draws an object's identity hash code when it is first asked for, and keeps it in the
 * object's header. Where no hash code is there yet, this class puts one there by the same
 * compare-and-swap that the JVM would use, so that everybody, the JVM included, sees one and the
 * same number. Where the hash code lies in the header is found out by watching the JVM put one
 * there; if that shows nothing clear, and for objects whose header is taken by a lock, the JVM is
 * asked.
 *
 * <p>Used by one thread at a time: the task that runs, or the thread that explores.
 */
public final class IdentityHashes {
  /** The lock bits of an object's header, and their value where nobody holds its real monitor. */
  private static final long LOCK_BITS = 3L;

  private static final long UNLOCKED = 1L;
  private static final long MASK = 0x7FFF_FFFFL;
  private static final int ATTEMPTS = 20;
  private static final MethodHandle GET;
  private static final MethodHandle COMPARE_AND_SET;

  /** How far to the left the hash code lies in the header, -1 if that is not known. */
  private static final int SHIFT;

  private static int drawn;

  static {
    MethodHandle get = null;
    MethodHandle compareAndSet = null;
    int shift = -1;
    MethodHandles.Lookup lookup = JdkAccess.memory();
    if (lookup != null) {
      try {
        Class<?> type = lookup.lookupClass();
        Object unsafe = lookup.findStatic(type, "getUnsafe", MethodType.methodType(type)).invoke();
        MethodType getter = MethodType.methodType(long.class, Object.class, long.class);
        get = lookup.findVirtual(type, "getLong", getter).bindTo(unsafe);
        MethodType setter =
            MethodType.methodType(boolean.class, Object.class, long.class, long.class, long.class);
        compareAndSet = lookup.findVirtual(type, "compareAndSetLong", setter).bindTo(unsafe);
        shift = findShift(get);
      } catch (Throwable notThisJvm) {
        shift = -1;
      }
    }
    GET = get;
    COMPARE_AND_SET = compareAndSet;
    SHIFT = shift;
  }

  private IdentityHashes() {}

  /** Looks twice at what the JVM does; a garbage collection may change other bits in between. */
  private static int findShift(MethodHandle get) throws Throwable {
    int found = -1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int shift = shiftOf(get, new Object());
      if (shift >= 0 && shift == found) {
        return shift;
      }
      found = shift;
    }
    return -1;
  }

  private static int shiftOf(MethodHandle get, Object fresh) throws Throwable {
    long before = (long) get.invokeExact(fresh, 0L);
    long hash = System.identityHashCode(fresh);
    long added = (long) get.invokeExact(fresh, 0L) ^ before;
    for (int shift = 2; shift <= 32; shift++) {
      boolean isHere = hash << shift == added && (before >>> shift & MASK) == 0L;
      if (isHere && (before & LOCK_BITS) == UNLOCKED) {
        return shift;
      }
    }
    return -1;
  }

  /** Whether hash codes repeat on this JVM. */
  public static boolean repeat() {
    return SHIFT >= 0;
  }

  /** A new execution begins. */
  public static void begin() {
    drawn = 0;
  }

  /**
   * Gives objects that are older than the execution their hash codes in an order that does not
   * depend on the execution.
   *
   * @param start where their numbers start
   */
  public static void number(int start, Runnable visitOfTheObjects) {
    int before = drawn;
    drawn = start;
    try {
      visitOfTheObjects.run();
    } finally {
      drawn = before;
    }
  }

  /** The identity hash code of {@code object}, as {@link System#identityHashCode} gives it. */
  public static int of(Object object) {
    if (SHIFT >= 0 && object != null) {
      long header = header(object);
      if ((header & LOCK_BITS) == UNLOCKED) {
        int hash = (int) (header >>> SHIFT & MASK);
        return hash != 0 ? hash : assign(object, header);
      }
    }
    return System.identityHashCode(object);
  }

  /**
   * What {@link #of} would give for an object that has its hash code and whose header no lock has
   * taken, with one load and no test; any number for other objects, and the hash code stays
   * undrawn. Only the lower 31 bits count.
   */
  public static int guess(Object object) {
    return SHIFT >= 0 ? (int) (header(object) >>> SHIFT) : System.identityHashCode(object);
  }

  private static int assign(Object object, long header) {
    int hash = hashFor(object);
    try {
      long hashed = header | (long) hash << SHIFT;
      if ((boolean) COMPARE_AND_SET.invokeExact(object, 0L, header, hashed)) {
        return hash;
      }
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
    return System.identityHashCode(object);
  }

  /** Classes and enum constants outlive executions, so theirs must not depend on the execution. */
  private static int hashFor(Object object) {
    int hash;
    if (object instanceof Class<?> type) {
      hash = spread(type.getName().hashCode());
    } else if (object instanceof Enum<?> constant) {
      hash = spread(constant.getDeclaringClass().getName().hashCode() + constant.ordinal());
    } else {
      hash = spread(++drawn);
    }
    return hash == 0 ? 1 : hash;
  }

  /** The finalizer of MurmurHash3 for 32 bits, less one bit. */
  private static int spread(int value) {
    int hash = value;
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return (hash ^ hash >>> 16) & (int) MASK;
  }

  private static long header(Object object) {
    try {
      return (long) GET.invokeExact(object, 0L);
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
