package dev.racetest.hooks;

import java.lang.invoke.MethodHandles;

/**
 * What the agent hands to the scheduler: members of {@code java.base} that are not public. Set
 * once, while the agent starts.
 */
public final class JdkAccess {
  private static volatile MethodHandles.Lookup memory;
  private static volatile Continuations continuations;

  private JdkAccess() {}

  /**
   * Grants access.
   *
   * @param memoryLookup with full rights in {@code jdk.internal.misc.Unsafe}
   * @param jdkContinuations {@code null} where the JDK has none
   */
  public static void grant(MethodHandles.Lookup memoryLookup, Continuations jdkContinuations) {
    memory = memoryLookup;
    continuations = jdkContinuations;
  }

  /** Full rights in {@code jdk.internal.misc.Unsafe}; {@code null} until the agent is there. */
  public static MethodHandles.Lookup memory() {
    return memory;
  }

  /** The JDK's continuations, {@code null} before JDK 21. */
  public static Continuations continuations() {
    return continuations;
  }
}
