package dev.racetest.agent;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.JdkAccess;
import java.lang.invoke.MethodHandles;

/**
 * The agent's first use of the hook classes. Apart from {@link HooksDefinition}, because linking this
 * class loads them.
 */
final class HooksGrant {
  private HooksGrant() {}

  static void grant(MethodHandles.Lookup lookup, MethodHandles.Lookup memory)
      throws IllegalAccessException {
    if (Hooks.class.getClassLoader() != null) {
      throw new IllegalStateException(
          "the classes of racetest-hooks were loaded from the class path before the agent started");
    }
    JdkAccess.grant(
        MethodHandles.privateLookupIn(Thread.class, lookup), continuations(lookup), memory);
  }

  private static MethodHandles.Lookup continuations(MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    try {
      Class<?> type = Class.forName("jdk.internal.vm.Continuation");
      return MethodHandles.privateLookupIn(type, lookup);
    } catch (ClassNotFoundException before19) {
      return null;
    }
  }
}
