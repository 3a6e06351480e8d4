package dev.racetest.agent.watch;

import dev.racetest.watch.Watch;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** Starts to watch a program. */
public final class WatchAgent {
  /** After the program's own shutdown hooks, and those of the JDK (java.lang.Shutdown). */
  private static final int LAST_SLOT = 9;

  /** How often the end looks whether there is still somebody to wait for. */
  private static final int LOOK_MILLIS = 10;

  /** So often nobody must have been there. */
  private static final int IDLE_LOOKS = 2;

  private WatchAgent() {}

  /** Tells which classes are the program's own. */
  public interface UserCode {
    /**
     * Makes the test, by internal name and loader.
     *
     * @param include package prefixes in internal form
     * @param exclude the same
     */
    BiPredicate<String, ClassLoader> of(List<String> include, List<String> exclude);
  }

  /**
   * Begins; the hook classes are defined already.
   *
   * @param arguments of the agent, after {@code race}
   * @param trusted if the program runs already, the number of the thread that waits for this; 0 if
   *     it has not begun
   * @param javaBase to which the package java.lang is open
   * @param failed is told of classes that cannot be rewritten
   * @return the program's classes that were loaded before and whose fields are not watched
   *     therefore
   * @throws IllegalArgumentException if an option is wrong
   */
  public static Set<String> start(
      String arguments,
      long trusted,
      Instrumentation instrumentation,
      MethodHandles.Lookup javaBase,
      UserCode userCode,
      BiConsumer<String, Throwable> failed)
      throws Throwable {
    String environment = System.getenv("RACETEST_OPTIONS");
    WatchOptions options = WatchOptions.parse(arguments, environment == null ? "" : environment);
    WatchFilter filter = new WatchFilter(userCode.of(options.include(), options.exclude()));
    RaceReports reports = new RaceReports(options);
    Watch.limitHistory(options.history());
    Set<String> before = loadedUserClasses(instrumentation, filter);
    if (trusted == 0L) {
      Watch.begin(reports);
    } else {
      Watch.beginLate(reports, trusted);
    }
    instrumentation.addTransformer(new WatchTransformer(filter, before, failed), true);
    retransform(instrumentation, filter, failed);
    atEnd(javaBase, () -> end(reports, options));
    return before;
  }

  private static Set<String> loadedUserClasses(
      Instrumentation instrumentation, WatchFilter filter) {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      String name = type.getName().replace('.', '/');
      boolean canBeNamed = !type.isArray() && !type.isHidden();
      if (canBeNamed && filter.watching(name, type.getClassLoader()) == Watching.ACCESSES) {
        names.add(name);
      }
    }
    return Set.copyOf(names);
  }

  private static void retransform(
      Instrumentation instrumentation, WatchFilter filter, BiConsumer<String, Throwable> failed) {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      String name = type.getName().replace('.', '/');
      boolean isWanted =
          filter.watching(name, type.getClassLoader()) != Watching.NOTHING
              || ThreadEdit.concerns(name);
      if (isWanted
          && !type.isArray()
          && !type.isHidden()
          && instrumentation.isModifiableClass(type)) {
        loaded.add(type);
      }
    }
    try {
      instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException
        | LinkageError
        | InternalError
        | UnsupportedOperationException oneOfThem) {
      for (Class<?> type : loaded) {
        retransformOne(instrumentation, type, failed);
      }
    }
  }

  /** A class whose initializer has failed makes the JVM say InternalError. */
  private static void retransformOne(
      Instrumentation instrumentation, Class<?> type, BiConsumer<String, Throwable> failed) {
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException
        | LinkageError
        | InternalError
        | UnsupportedOperationException failure) {
      // The last of these: loaded by another thread just before the transformer was there, so
      // that it has no room for words.
      failed.accept(type.getName(), failure);
    }
  }

  private static void atEnd(MethodHandles.Lookup javaBase, Runnable action) throws Throwable {
    Class<?> shutdown = Class.forName("java.lang.Shutdown");
    MethodType type = MethodType.methodType(void.class, int.class, boolean.class, Runnable.class);
    MethodHandles.privateLookupIn(shutdown, javaBase)
        .findStatic(shutdown, "add", type)
        .invokeExact(LAST_SLOT, true, action);
  }

  private static void end(RaceReports reports, WatchOptions options) {
    letOthersRun(options.exitSleepMillis());
    if (reports.ended() > 0 && options.exitCode() != 0) {
      Runtime.getRuntime().halt(options.exitCode());
    }
  }

  /** Threads that would die with the JVM may be about to run into races. */
  private static void letOthersRun(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    // A thread that has begun may be on its way to watched code: one look is not enough.
    int idleLooks = 0;
    while (idleLooks < IDLE_LOOKS && end - System.nanoTime() > 0) {
      idleLooks = Watch.areOthersAtWork() ? 0 : idleLooks + 1;
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException endAtOnce) {
        return;
      }
    }
  }
}
