package dev.racetest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/**
 * Opens what the agent needs of {@code java.base}, to one class in a loader of its own. The agent's
 * other classes are in the same module as the whole class path of the program, which must find
 * closed what is closed without the agent.
 */
final class JavaBase {
  private JavaBase() {}

  /** A lookup to start from for private lookups in the packages of the agent's choice. */
  static MethodHandles.Lookup open(Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    KeyLoader loader = new KeyLoader();
    Set<Module> key = Set.of(loader.getUnnamedModule());
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", key, "jdk.internal.misc", key),
        Set.of(),
        Map.of());
    return (MethodHandles.Lookup) loader.key().getMethod("lookup").invoke(null);
  }

  /** Knows {@link JavaBaseKey} and the boot loader's classes. */
  private static final class KeyLoader extends ClassLoader {
    KeyLoader() {
      super("racetest", null);
    }

    Class<?> key() throws IOException {
      String file = JavaBaseKey.class.getSimpleName() + ".class";
      try (InputStream in = JavaBase.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("the agent's jar lacks " + file);
        }
        byte[] code = in.readAllBytes();
        return defineClass(JavaBaseKey.class.getName(), code, 0, code.length);
      }
    }
  }
}
