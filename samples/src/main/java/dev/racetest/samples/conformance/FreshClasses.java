package dev.racetest.samples.conformance;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads classes a second time, so that they are initialised a second time. They may use each other
 * and what is public elsewhere.
 */
public final class FreshClasses extends ClassLoader {
  static {
    ClassLoader.registerAsParallelCapable();
  }

  /** Loads all of them at once and initialises none. */
  public FreshClasses(Class<?>... originals) throws IOException {
    super(FreshClasses.class.getClassLoader());
    for (Class<?> original : originals) {
      define(original.getName());
    }
  }

  private void define(String name) throws IOException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream content = getParent().getResourceAsStream(file)) {
      byte[] bytes = content.readAllBytes();
      defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    Class<?> own = findLoadedClass(name);
    return own != null ? own : super.loadClass(name, resolve);
  }

  /** Initialises the class, or waits until another thread has. */
  public Class<?> initialize(Class<?> original) throws ClassNotFoundException {
    return Class.forName(original.getName(), true, this);
  }
}
