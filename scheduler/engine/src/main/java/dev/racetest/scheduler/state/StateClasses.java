package dev.racetest.scheduler.state;

import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * Decides which classes declare state that belongs to the code under test. Of the JDK these are
 * plain containers only, and each together with the helper objects that it shares its state with:
 * one without the other would be worse than neither.
 */
final class StateClasses {
  /**
   * Test frameworks, logging back ends, and RaceTest itself. Compare {@code ClassFilter} of the
   * agent: what is not rewritten must keep its state, for it also runs between executions.
   */
  private static final List<String> EXCLUDED =
      List.of(
          "dev.racetest.agent.",
          "dev.racetest.hooks.",
          "dev.racetest.scheduler.",
          "dev.racetest.strategies.",
          "dev.racetest.detector.",
          "dev.racetest.junit.",
          "org.junit.",
          "junit.",
          "org.opentest4j.",
          "org.apiguardian.",
          "org.hamcrest.",
          "org.assertj.",
          "com.google.common.truth.",
          "org.mockito.",
          "net.bytebuddy.",
          "org.easymock.",
          "org.objenesis.",
          "io.mockk.",
          "org.slf4j.",
          "ch.qos.logback.",
          "org.apache.logging.",
          "org.apache.log4j.",
          "org.apache.commons.logging.",
          "org.apache.maven.",
          "org.gradle.",
          "worker.org.gradle.",
          "com.intellij.",
          "org.jacoco.",
          "org.eclipse.jdt.internal.junit",
          "org.testng.",
          "io.kotest.",
          "org.spockframework.",
          "kotlin.reflect.",
          "groovy.lang.",
          "org.codehaus.groovy.",
          "org.apache.groovy.",
          "org.openjdk.jmh.");

  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.graalvm.");

  /**
   * Dates keep a part of their state in {@code sun.util.calendar}; random number generators have
   * moved between JDKs.
   */
  private static final Set<String> CONTAINER_PACKAGES =
      Set.of(
          "java.util",
          "java.util.function",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "jdk.internal.random",
          "jdk.random",
          "sun.util.calendar");

  /** Thread pools that have ended since JDK 21 say so to their container of threads as well. */
  private static final Set<String> OTHER_CONTAINERS =
      Set.of(
          "java.lang.AbstractStringBuilder",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.lang.ThreadLocal$SuppliedThreadLocal",
          "jdk.internal.vm.SharedThreadContainer");

  /** Classes of {@code java.util} that are more than containers; with their nested classes. */
  private static final Set<String> NO_CONTAINERS =
      Set.of(
          "Currency",
          "Formatter",
          "LazyCollections",
          "ListResourceBundle",
          "Locale",
          "LocaleISOData",
          "PropertyResourceBundle",
          "ResourceBundle",
          "Scanner",
          "ServiceLoader");

  /** Of the JVM or the platform, with whatever a subclass adds. */
  private static final List<Class<?>> OPAQUE =
      List.of(Thread.class, ThreadGroup.class, ClassLoader.class, TimeZone.class);

  private final List<String> included;

  /** {@code included}: prefixes of names of classes that count although they are excluded. */
  StateClasses(List<String> included) {
    this.included = included;
  }

  /** Whether the objects of exactly this class are left alone. */
  boolean isOpaque(Class<?> type) {
    for (Class<?> opaque : OPAQUE) {
      if (opaque.isAssignableFrom(type)) {
        return true;
      }
    }
    return !hasState(type);
  }

  /** Whether the fields that this class declares count, in its own objects or in a subclass's. */
  boolean hasState(Class<?> type) {
    String name = type.getName();
    if (type.getClassLoader() == null || startsWithAny(name, PLATFORM)) {
      return OTHER_CONTAINERS.contains(name)
          || CONTAINER_PACKAGES.contains(type.getPackageName()) && isContainer(name);
    }
    return startsWithAny(name, included) || !startsWithAny(name, EXCLUDED);
  }

  private static boolean isContainer(String name) {
    String prefix = "java.util.";
    if (!name.startsWith(prefix)) {
      return true;
    }
    int nested = name.indexOf('$');
    return !NO_CONTAINERS.contains(
        name.substring(prefix.length(), nested < 0 ? name.length() : nested));
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
