package dev.racetest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Defines the hook classes in the boot loader, where code of the JDK can call them.
 *
 * <p>They are defined one by one through the JDK's internal {@code Unsafe}, not put on the boot
 * class path: a JVM whose boot class path was appended to prints a warning and gives up sharing of
 * application classes.
 */
final class HooksDefinition {
  private static final String FOLDER = "/META-INF/racetest-hooks/";
  private static final String PACKAGE = "dev/racetest/hooks/";

  /** In an order in which every class comes after those it extends. */
  private static final List<String> CLASSES =
      List.of(
          "AccessMode",
          "AccessModes",
          "Sites",
          "ClassNeeds",
          "RaceFreeFields",
          "Durations",
          "Continuations",
          "JdkAccess",
          "Receiver",
          "Awake",
          "Hooks",
          "MemoryHooks",
          "AccessorHandles",
          "ThreadHooks",
          "Environment",
          "EnvironmentHooks");

  private static final String WATCH_PACKAGE = "dev/racetest/watch/";

  /** The detector for threads that really run; the same order. */
  private static final List<String> WATCH_CLASSES =
      List.of(
          "Context$Link",
          "Context",
          "Words",
          "ObjectTable$Maker",
          "ObjectTable$Known",
          "ObjectTable$Entry",
          "ObjectTable$Part",
          "ObjectTable",
          "RecentObjects",
          "Strand",
          "SyncVariable",
          "Birth",
          "Work",
          "JobHistory",
          "Occupant",
          "Strands",
          "Access",
          "Race",
          "RaceSink",
          "RaceReader",
          "ToldRaces",
          "RaceLog",
          "Shadows",
          "Collections",
          "Construction",
          "Detection",
          "Handles",
          "Watch$SyncVariables",
          "Watch$Births",
          "Watch$NoSink",
          "Watch$Cleaning",
          "Watch",
          "FieldWords$StaticWords",
          "FieldWords",
          "Elements$ArrayWords",
          "Elements",
          "NotWatched",
          "Jobs$Task",
          "Jobs$Tasks",
          "Jobs");

  private HooksDefinition() {}

  /**
   * Defines the classes and hands out what they need of the JDK's inner parts.
   *
   * @param javaBase of {@link JavaBase}
   */
  static void define(Instrumentation instrumentation, MethodHandles.Lookup javaBase)
      throws Throwable {
    define(instrumentation, javaBase, false);
  }

  /** The same, and what it takes to watch threads that really run. */
  static void defineForWatching(Instrumentation instrumentation, MethodHandles.Lookup javaBase)
      throws Throwable {
    define(instrumentation, javaBase, true);
  }

  private static void define(
      Instrumentation instrumentation, MethodHandles.Lookup javaBase, boolean isForWatching)
      throws Throwable {
    Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
    MethodHandles.Lookup memory = MethodHandles.privateLookupIn(unsafe, javaBase);
    if (!isDefined()) {
      Object theUnsafe =
          memory.findStatic(unsafe, "getUnsafe", MethodType.methodType(unsafe)).invoke();
      MethodHandle defineClass =
          memory.findVirtual(
              unsafe,
              "defineClass",
              MethodType.methodType(
                  Class.class,
                  String.class,
                  byte[].class,
                  int.class,
                  int.class,
                  ClassLoader.class,
                  ProtectionDomain.class));
      for (String name : CLASSES) {
        define(defineClass, theUnsafe, PACKAGE + name);
      }
      if (isForWatching) {
        for (String name : WATCH_CLASSES) {
          define(defineClass, theUnsafe, WATCH_PACKAGE + name);
        }
      }
    }
    if (!isDefined()) {
      throw new IllegalStateException(
          "the classes of racetest-hooks were loaded from the class path before the agent started");
    }
    Module hooks = Class.forName("dev.racetest.hooks.Hooks", true, null).getModule();
    instrumentation.redefineModule(
        Object.class.getModule(), Set.of(hooks), Map.of(), Map.of(), Set.of(), Map.of());
    // Until JDK 25 the class that counts exceptions for the flight recorder is a part of it.
    ModuleLayer.boot()
        .findModule("jdk.jfr")
        .ifPresent(
            recorder ->
                instrumentation.redefineModule(
                    recorder, Set.of(hooks), Map.of(), Map.of(), Set.of(), Map.of()));
    HooksGrant.grant(javaBase, memory);
  }

  private static void define(MethodHandle defineClass, Object unsafe, String name)
      throws Throwable {
    byte[] code = read(name);
    defineClass.invoke(
        unsafe, name, code, 0, code.length, (ClassLoader) null, (ProtectionDomain) null);
  }

  private static boolean isDefined() {
    try {
      return Class.forName("dev.racetest.hooks.Hooks", true, null).getClassLoader() == null;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  private static byte[] read(String name) throws IOException {
    String path = FOLDER + name + ".class";
    try (InputStream in = HooksDefinition.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the agent's jar lacks " + path);
      }
      return in.readAllBytes();
    }
  }
}
