package dev.racetest.samples.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Loads classes a second time, so that they are initialised a second time. They may use each other
 * and what is public elsewhere.
 */
public final class FreshClasses extends ClassLoader {
  /** Read once: input is outside control, and on a busy machine that shows. */
  private static final ClassValue<byte[]> CODE =
      new ClassValue<>() {
        @Override
        protected byte[] computeValue(Class<?> type) {
          String file = type.getName().replace('.', '/') + ".class";
          try (InputStream content = type.getClassLoader().getResourceAsStream(file)) {
            return content.readAllBytes();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }
      };

  static {
    ClassLoader.registerAsParallelCapable();
  }

  /** Loads all of them at once and initialises none. */
  public FreshClasses(Class<?>... originals) {
    super(FreshClasses.class.getClassLoader());
    for (Class<?> original : originals) {
      byte[] code = CODE.get(original);
      defineClass(original.getName(), code, 0, code.length);
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
