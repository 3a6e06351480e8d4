package dev.racetest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Tells which class names stand for subclasses of {@link Thread}, by reading class files; nothing
 * is loaded. A call such as {@code worker.join(100)} or, inside a subclass, {@code sleep(10)} names
 * the subclass, not {@code Thread}.
 */
final class ThreadTypes {
  private static final String THREAD = "java/lang/Thread";
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  private final StaticInitializers initializers = new StaticInitializers();

  ThreadTypes() {
    known.put(THREAD, true);
  }

  /** The same for static initializers. */
  StaticInitializers initializers() {
    return initializers;
  }

  /** Learns of a class whose header is at hand. */
  boolean isThread(String name, String superName, ClassLoader loader) {
    boolean answer = name.equals(THREAD) || superName != null && isThread(superName, loader);
    known.put(name, answer);
    return answer;
  }

  /** Whether {@code name} is {@code Thread} or a subclass, as seen from {@code loader}. */
  boolean isThread(String name, ClassLoader loader) {
    if (name.startsWith("[")) {
      return false;
    }
    Boolean answer = known.get(name);
    if (answer == null) {
      String superName = superName(name, loader);
      answer = superName != null && isThread(superName, loader);
      known.put(name, answer);
    }
    return answer;
  }

  private static String superName(String name, ClassLoader loader) {
    String path = name + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      return in == null ? null : new ClassReader(in).getSuperName();
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }
}
