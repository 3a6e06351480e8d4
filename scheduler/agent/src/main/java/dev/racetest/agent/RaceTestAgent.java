package dev.racetest.agent;

import dev.racetest.agent.watch.WatchAgent;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The entry points of the agent. The system property {@code racetest.agent.state} tells how
 * starting it went: {@code active}, or {@code failed: } and the reason.
 *
 * <p>The system properties {@code racetest.include} and {@code racetest.exclude} hold package
 * prefixes, separated by commas, that are rewritten or left alone against the built-in lists.
 */
public final class RaceTestAgent {
  /** The second finds what the first has loaded, the third as a rule nothing. */
  private static final int ROUNDS = 3;

  /** The exit status for wrong options, as of other command lines. */
  private static final int WRONG_USE = 2;

  /** The property with the number of the thread that has the agent loaded, and waits for it. */
  private static final String CALLER = "racetest.agent.caller";

  private static final String STATE = "racetest.agent.state";

  private RaceTestAgent() {}

  /** Called by the JVM for {@code -javaagent}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    String options = WatchRequest.options(arguments);
    if (options != null) {
      watch(options, 0L, instrumentation);
    } else {
      start(instrumentation);
    }
  }

  /** Called by the JVM when the agent is loaded into a running JVM. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    String options = WatchRequest.argument(arguments);
    if (options != null) {
      // Nobody else waits for this: what all other threads do is not known.
      watch(options, Long.getLong(CALLER, Long.MAX_VALUE), instrumentation);
    } else {
      start(instrumentation);
    }
  }

  /** Watches the program with its real threads. A wrong option ends the program before it began. */
  private static void watch(String arguments, long trusted, Instrumentation instrumentation) {
    try {
      LoadedByChance.load();
      MethodHandles.Lookup javaBase = JavaBase.open(instrumentation);
      HooksDefinition.defineForWatching(instrumentation, javaBase);
      Set<String> before =
          WatchAgent.start(
              arguments,
              trusted,
              instrumentation,
              javaBase,
              (include, exclude) -> {
                ClassFilter filter = new ClassFilter(include, exclude);
                return (name, loader) -> filter.treatment(name, loader).isUser();
              },
              (name, failure) ->
                  Log.warn("cannot rewrite " + name + ", it is used as it is", failure));
      System.setProperty(STATE, "watching");
      if (trusted != 0L) {
        Log.late(before);
      }
    } catch (IllegalArgumentException wrongOption) {
      System.err.println("[racetest] " + wrongOption.getMessage());
      if (trusted == 0L) {
        Runtime.getRuntime().halt(WRONG_USE);
      }
      System.setProperty(STATE, "failed: " + wrongOption.getMessage());
    } catch (Throwable failure) {
      System.setProperty(STATE, "failed: " + failure);
      Log.warn("the agent could not start", failure);
    }
  }

  private static synchronized void start(Instrumentation instrumentation) {
    if ("active".equals(System.getProperty(STATE))) {
      return;
    }
    try {
      LoadedByChance.load();
      HooksDefinition.define(instrumentation, JavaBase.open(instrumentation));
      ClassFilter filter =
          new ClassFilter(prefixes("racetest.include"), prefixes("racetest.exclude"));
      instrumentation.addTransformer(new RaceTestTransformer(filter), true);
      retransform(instrumentation, filter);
      System.setProperty(STATE, "active");
    } catch (Throwable failure) {
      System.setProperty(STATE, "failed: " + failure);
      Log.warn("the agent could not start", failure);
    }
  }

  private static List<String> prefixes(String property) {
    List<String> prefixes = new ArrayList<>();
    for (String part : System.getProperty(property, "").split(",")) {
      if (!part.isBlank()) {
        prefixes.add(part.trim().replace('.', '/'));
      }
    }
    return prefixes;
  }

  /**
   * Rewrites what was loaded before the agent came. Rewriting loads classes of its own, which the
   * JVM does not hand to a transformer that is at work; so there is another round for those.
   */
  private static void retransform(Instrumentation instrumentation, ClassFilter filter) {
    Set<Class<?>> done = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int round = 0; round < ROUNDS; round++) {
      List<Class<?>> loaded = new ArrayList<>();
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        if (isWanted(type, filter) && instrumentation.isModifiableClass(type) && done.add(type)) {
          loaded.add(type);
        }
      }
      if (!loaded.isEmpty()) {
        retransform(instrumentation, loaded);
      }
    }
  }

  private static void retransform(Instrumentation instrumentation, List<Class<?>> loaded) {
    try {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException
        | LinkageError
        | InternalError
        | UnsupportedOperationException oneOfThem) {
      for (Class<?> type : loaded) {
        retransformOne(instrumentation, type);
      }
    }
  }

  private static boolean isWanted(Class<?> type, ClassFilter filter) {
    if (type.isArray() || type.isPrimitive() || type.isHidden()) {
      return false;
    }
    String name = type.getName().replace('.', '/');
    return filter.treatment(name, type.getClassLoader()) != Treatment.NONE
        || JdkGuards.concern(name)
        || Thread.class.isAssignableFrom(type);
  }

  /** A class whose initializer has failed makes the JVM say InternalError. */
  private static void retransformOne(Instrumentation instrumentation, Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnsupportedOperationException rewritten) {
      // Another thread has loaded it after the transformer was there: it need not be done again,
      // and could not, since it has no synchronized methods any more.
    } catch (UnmodifiableClassException | LinkageError | InternalError failure) {
      Log.warn("cannot rewrite " + type.getName() + ", it is used as it is", failure);
    }
  }
}
