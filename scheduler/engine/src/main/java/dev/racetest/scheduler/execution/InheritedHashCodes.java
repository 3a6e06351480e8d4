package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;

/** Which classes leave {@code hashCode} as {@code Object} defines it. */
final class InheritedHashCodes {
  private final IdentityTable<Boolean> known = new IdentityTable<>();

  boolean isInheritedBy(Class<?> type) {
    Boolean answer = known.get(type);
    if (answer == null) {
      Thread suspended = Hooks.suspend();
      try {
        answer = isInherited(type);
        known.put(type, answer);
      } finally {
        Hooks.resume(suspended);
      }
    }
    return answer;
  }

  private static boolean isInherited(Class<?> type) {
    try {
      return type.getMethod("hashCode").getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException | LinkageError unresolvable) {
      // A number too many does no harm.
      return true;
    }
  }
}
