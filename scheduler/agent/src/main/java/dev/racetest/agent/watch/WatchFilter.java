package dev.racetest.agent.watch;

import java.util.List;
import java.util.function.BiPredicate;

/** Decides what is told of each class, by its name and loader. */
final class WatchFilter {
  /** What the JVM and the hooks themselves stand on; it orders nothing that programs rely on. */
  private static final List<String> LEFT_ALONE =
      List.of(
          "java/lang/",
          "jdk/internal/",
          "sun/invoke/",
          "sun/reflect/",
          "sun/launcher/",
          "sun/instrument/",
          "java/security/AccessControl",
          "dev/racetest/hooks/",
          "dev/racetest/watch/",
          "dev/racetest/agent/",
          // Its classes are called from within the loading of classes, by which everything of
          // theirs
          // that is rewritten is loaded in turn.
          "io/opentelemetry/javaagent/");

  private static final List<String> PLATFORM =
      List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "dev/racetest/");

  private static final List<String> SYNCHRONISING =
      List.of(
          "java/lang/StringBuffer",
          "jdk/internal/misc/ThreadFlock",
          "jdk/internal/vm/ThreadContainer",
          "jdk/internal/vm/SharedThreadContainer",
          "jdk/internal/net/http/");

  private final BiPredicate<String, ClassLoader> isUserCode;

  /**
   * Makes a filter.
   *
   * @param isUserCode whether the accesses of a class are the program's own, by name and loader
   */
  WatchFilter(BiPredicate<String, ClassLoader> isUserCode) {
    this.isUserCode = isUserCode;
  }

  /** Whether a class belongs to the program and what it brings along, and not to the JDK. */
  boolean isOfProgram(String name, ClassLoader loader) {
    return loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && PLATFORM.stream().noneMatch(name::startsWith);
  }

  Watching watching(String name, ClassLoader loader) {
    for (String prefix : SYNCHRONISING) {
      if (name.startsWith(prefix)) {
        return Watching.SYNCHRONISATION;
      }
    }
    for (String prefix : LEFT_ALONE) {
      if (name.startsWith(prefix)) {
        return Watching.NOTHING;
      }
    }
    return loader != null && isUserCode.test(name, loader)
        ? Watching.ACCESSES
        : Watching.SYNCHRONISATION;
  }
}
