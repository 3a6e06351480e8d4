package dev.racetest.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The only class that knows what JUnit does not publish: the extensions registered for a context.
 * Also what differs between the supported versions of JUnit. Looked at in 5.10 to 6.1.
 */
final class JUnitInternals {
  /** Since 5.13, which was also the first to close every {@link AutoCloseable} in a store. */
  private static final boolean CLOSES_AUTO_CLOSEABLES =
      exists(ExtensionContext.class.getName() + "$StoreScope");

  private final Object registry;
  private final Method getExtensions;

  private JUnitInternals(Object registry, Method getExtensions) {
    this.registry = registry;
    this.getExtensions = getExtensions;
  }

  /**
   * The extensions registered for {@code context}.
   *
   * @throws ExtensionConfigurationException if this JUnit does not let them be seen
   */
  static JUnitInternals of(ExtensionContext context) {
    Object invoker = context.getExecutableInvoker();
    try {
      Field field = invoker.getClass().getDeclaredField("extensionRegistry");
      field.setAccessible(true);
      Object registry = field.get(invoker);
      Method getExtensions =
          Class.forName(
                  "org.junit.jupiter.engine.extension.ExtensionRegistry",
                  false,
                  registry.getClass().getClassLoader())
              .getMethod("getExtensions", Class.class);
      getExtensions.setAccessible(true);
      return new JUnitInternals(registry, getExtensions);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      throw unknown(invoker.getClass(), unknown);
    }
  }

  /** The extensions of {@code type} in the order of their registration, inherited ones first. */
  <X extends Extension> List<X> extensions(Class<X> type) {
    try {
      List<?> found = (List<?>) getExtensions.invoke(registry, type);
      return found.stream().map(type::cast).toList();
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      throw unknown(registry.getClass(), unknown);
    }
  }

  private static ExtensionConfigurationException unknown(Class<?> place, Exception reason) {
    String version = place.getPackage().getImplementationVersion();
    return new ExtensionConfigurationException(
        "RaceTest cannot see the extensions of this test: JUnit Jupiter "
            + (version == null ? "of unknown version" : version)
            + " keeps them in another way than 5.10 to 6.1 do, or its module"
            + " org.junit.jupiter.engine is not open to dev.racetest.junit ("
            + reason
            + ")",
        reason);
  }

  /**
   * Whether {@code extension} wants the context of the test method, and not that of the test class,
   * while instances are made; it can say so since JUnit 5.12.
   */
  static boolean wantsMethodContext(Extension extension, ExtensionContext root) {
    try {
      Method scope =
          Class.forName("org.junit.jupiter.api.extension.TestInstantiationAwareExtension")
              .getMethod("getTestInstantiationExtensionContextScope", ExtensionContext.class);
      return ((Enum<?>) scope.invoke(extension, root)).name().equals("TEST_METHOD");
    } catch (ReflectiveOperationException | IllegalArgumentException older) {
      return false;
    }
  }

  /** Whether {@code extension} is the one that serves {@code @TempDir}. */
  static boolean servesTempDir(Extension extension) {
    return extension.getClass().getName().equals("org.junit.jupiter.engine.extension.TempDirectory");
  }

  /** Closes a value of a store if this version of JUnit would. */
  @SuppressWarnings("deprecation")
  static void closeStored(Object value) throws Throwable {
    if (value instanceof CloseableResource resource) {
      resource.close();
    } else if (CLOSES_AUTO_CLOSEABLES && value instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private static boolean exists(String className) {
    try {
      Class.forName(className, false, ExtensionContext.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
