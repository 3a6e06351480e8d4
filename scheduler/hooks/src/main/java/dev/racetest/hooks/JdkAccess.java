package dev.racetest.hooks;

import java.lang.invoke.MethodHandles;

/**
 * What the agent hands to the scheduler: the right to call members of {@code java.base} that are not
 * public. Set once, while the agent starts.
 */
public final class JdkAccess {
  private static volatile MethodHandles.Lookup threads;
  private static volatile MethodHandles.Lookup continuations;
  private static volatile MethodHandles.Lookup memory;

  private JdkAccess() {}

  /**
   * Sets the lookups.
   *
   * @param threadLookup with full rights in {@code java.lang.Thread}
   * @param continuationLookup with full rights in {@code jdk.internal.vm.Continuation}, {@code null}
   *     where the JDK has no such class
   * @param memoryLookup with full rights in {@code jdk.internal.misc.Unsafe}
   */
  public static void grant(
      MethodHandles.Lookup threadLookup,
      MethodHandles.Lookup continuationLookup,
      MethodHandles.Lookup memoryLookup) {
    threads = threadLookup;
    continuations = continuationLookup;
    memory = memoryLookup;
  }

  /** Full rights in {@code java.lang.Thread}; {@code null} until the agent is there. */
  public static MethodHandles.Lookup threads() {
    return threads;
  }

  /** Full rights in {@code jdk.internal.vm.Continuation}; {@code null} where there is none. */
  public static MethodHandles.Lookup continuations() {
    return continuations;
  }

  /** Full rights in {@code jdk.internal.misc.Unsafe}. */
  public static MethodHandles.Lookup memory() {
    return memory;
  }
}
