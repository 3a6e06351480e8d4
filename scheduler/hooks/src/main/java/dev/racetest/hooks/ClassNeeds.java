package dev.racetest.hooks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which classes the initialisation of a class may need, as its class file says: its superclass, and
 * those that its initializer, its static methods and its constructors refer to.
 */
public final class ClassNeeds {
  private static final Map<String, Set<String>> NEEDS = new HashMap<>();

  private ClassNeeds() {}

  /** Remembers the classes that {@code type} needs; names as {@link Class#getName} gives them. */
  public static synchronized void add(String type, Set<String> needs) {
    NEEDS.put(type, needs);
  }

  /** Whether initialising {@code type} may need, through others too, a class that is wanted. */
  public static synchronized boolean lead(String type, Predicate<String> wanted) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(type);
    while (!open.isEmpty()) {
      for (String need : NEEDS.getOrDefault(open.remove(), Set.of())) {
        if (wanted.test(need)) {
          return true;
        }
        if (seen.add(need)) {
          open.add(need);
        }
      }
    }
    return false;
  }
}
