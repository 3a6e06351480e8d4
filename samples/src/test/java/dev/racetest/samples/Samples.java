package dev.racetest.samples;

import dev.racetest.scheduler.Body;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds samples: methods with a {@link Verdict}. */
public final class Samples {
  private Samples() {}

  /** The samples of a class that run on this JDK, by name. */
  public static Stream<Method> of(Class<?> topic) {
    int jdk = Runtime.version().feature();
    return Arrays.stream(topic.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Verdict.class))
        .filter(method -> method.getAnnotation(Verdict.class).jdk() <= jdk)
        .sorted(Comparator.comparing(Method::getName));
  }

  /** The top-level classes of a package that have samples, by name. */
  public static List<Class<?>> topics(String packageName) throws Exception {
    Path root = Path.of(Verdict.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path folder = root.resolve(packageName.replace('.', '/'));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(name -> !name.equals("package-info"))
          .sorted()
          .<Class<?>>map(name -> load(packageName + "." + name))
          .filter(Samples::hasSamples)
          .toList();
    }
  }

  private static boolean hasSamples(Class<?> topic) {
    return Arrays.stream(topic.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(Verdict.class));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What binds tokens to the sample. */
  public static String name(Method sample) {
    return sample.getDeclaringClass().getSimpleName() + "." + sample.getName();
  }

  /** Calls the sample on a new object of its class. */
  public static Body body(Method sample) {
    return () -> {
      try {
        sample.invoke(sample.getDeclaringClass().getConstructor().newInstance());
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    };
  }
}
