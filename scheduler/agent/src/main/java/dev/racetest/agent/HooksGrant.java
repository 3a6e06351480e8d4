package dev.racetest.agent;

import dev.racetest.hooks.Continuations;
import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.JdkAccess;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The agent's first use of the hook classes. Apart from {@link HooksDefinition}, because linking
 * this class loads them.
 */
final class HooksGrant {
  private HooksGrant() {}

  static void grant(MethodHandles.Lookup javaBase, MethodHandles.Lookup memory) throws Throwable {
    if (Hooks.class.getClassLoader() != null) {
      throw new IllegalStateException(
          "the classes of racetest-hooks were loaded from the class path before the agent started");
    }
    JdkAccess.grant(memory, continuations(javaBase));
  }

  private static Continuations continuations(MethodHandles.Lookup javaBase) throws Throwable {
    if (Runtime.version().feature() < 21) {
      return null;
    }
    MethodHandles.Lookup threads = MethodHandles.privateLookupIn(Thread.class, javaBase);
    Class<?> type = threads.defineClass(ContinuationsClass.generate());
    return (Continuations)
        threads.findConstructor(type, MethodType.methodType(void.class)).invoke();
  }
}
