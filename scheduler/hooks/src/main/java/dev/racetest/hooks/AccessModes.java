package dev.racetest.hooks;

/**
 * The memory effects of the access methods of {@code VarHandle} and {@code Unsafe}, by their names;
 * both follow one naming scheme.
 */
public final class AccessModes {
  private static final int VOLATILE =
      AccessMode.VOLATILE | AccessMode.ATOMIC | AccessMode.ACQUIRE | AccessMode.RELEASE;

  private AccessModes() {}

  /** The mode of a {@code VarHandle} method, or -1 if it accesses no variable. */
  public static int ofVarHandle(String name) {
    switch (name) {
      case "get":
        return AccessMode.READ;
      case "set":
        return AccessMode.WRITE;
      default:
        return named(name);
    }
  }

  /** The mode of an {@code Unsafe} method, or -1 if it is none or accesses plainly. */
  public static int ofUnsafe(String name) {
    return named(name);
  }

  /** The mode of a static fence method, or -1. */
  public static int ofFence(String name) {
    switch (name) {
      case "fullFence":
      case "storeLoadFence":
        return AccessMode.ACQUIRE | AccessMode.RELEASE;
      case "acquireFence":
      case "loadFence":
      case "loadLoadFence":
        return AccessMode.ACQUIRE;
      case "releaseFence":
      case "storeFence":
      case "storeStoreFence":
        return AccessMode.RELEASE;
      default:
        return -1;
    }
  }

  /** How many of the arguments of a {@code VarHandle} method are values, not coordinates. */
  public static int values(String name) {
    if (name.startsWith("compareAnd") || name.startsWith("weakCompareAnd")) {
      return 2;
    }
    return name.startsWith("getAnd") || name.startsWith("set") ? 1 : 0;
  }

  private static int named(String name) {
    boolean comparesAndSets =
        name.startsWith("compareAndSet")
            || name.startsWith("weakCompareAndSet")
            || name.startsWith("compareAndExchange")
            || name.startsWith("compareAndSwap"); // sun.misc.Unsafe
    if (comparesAndSets) {
      return AccessMode.READ | AccessMode.WRITE | AccessMode.CONDITIONAL | ordering(name);
    }
    if (name.startsWith("getAnd")) {
      return AccessMode.READ | AccessMode.WRITE | ordering(name);
    }
    if (name.startsWith("putOrdered")) { // sun.misc.Unsafe
      return AccessMode.WRITE | AccessMode.RELEASE | AccessMode.ATOMIC;
    }
    boolean ordered =
        name.endsWith("Volatile")
            || name.endsWith("Acquire")
            || name.endsWith("Release")
            || name.endsWith("Opaque");
    if (!ordered) {
      return -1;
    }
    if (name.startsWith("get")) {
      return AccessMode.READ | ordering(name) & ~AccessMode.RELEASE;
    }
    return name.startsWith("put") || name.startsWith("set")
        ? AccessMode.WRITE | ordering(name) & ~AccessMode.ACQUIRE
        : -1;
  }

  private static int ordering(String name) {
    if (name.endsWith("Acquire")) {
      return AccessMode.ATOMIC | AccessMode.ACQUIRE;
    }
    if (name.endsWith("Release")) {
      return AccessMode.ATOMIC | AccessMode.RELEASE;
    }
    return name.endsWith("Opaque") || name.endsWith("Plain") ? AccessMode.ATOMIC : VOLATILE;
  }
}
