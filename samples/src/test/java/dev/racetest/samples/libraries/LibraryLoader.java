package dev.racetest.samples.libraries;

import dev.racetest.scheduler.Body;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads one release of a library, and the drivers that use it, so that several releases can be
 * tested in one JVM. Everything else comes from the class path of the tests.
 */
final class LibraryLoader extends URLClassLoader {
  private static final Path JARS = Path.of("target", "libs");

  private static final List<String> OWN =
      List.of(
          "org.apache.log4j.",
          "org.apache.commons.pool.",
          LibraryLoader.class.getPackageName() + ".drivers.");

  private LibraryLoader(URL... urls) {
    super(urls, LibraryLoader.class.getClassLoader());
  }

  /** A loader for the release in {@code target/libs/<name>.jar}, an unmodified file. */
  static LibraryLoader of(String name) throws Exception {
    Path jar = JARS.resolve(name + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          jar.toAbsolutePath() + " is missing; the build copies it there before the tests");
    }
    return new LibraryLoader(jar.toUri().toURL(), testClasses().toURL());
  }

  private static URI testClasses() throws Exception {
    return LibraryLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI();
  }

  /** A driver, made in this loader. */
  Body driver(Class<? extends Body> type) throws Exception {
    Object driver = loadClass(type.getName()).getDeclaredConstructor().newInstance();
    return (Body) driver;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }
}
