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
 * those that it refers to. And which are needed by lambdas: those whose lambdas are all static
 * methods of theirs.
 */
public final class ClassNeeds {
  private static final Map<String, Set<String>> NEEDS = new HashMap<>();

  private static final Set<String> NEEDED_BY_LAMBDAS = new HashSet<>();

  private ClassNeeds() {}

  /** Remembers that whoever calls a lambda of {@code type} needs the class, whichever lambda. */
  public static synchronized void addLambdas(String type) {
    NEEDED_BY_LAMBDAS.add(type);
  }

  /** Whether whoever calls a lambda of {@code type} is known to need the class. */
  public static synchronized boolean areNeededByLambdas(String type) {
    return NEEDED_BY_LAMBDAS.contains(type);
  }

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
