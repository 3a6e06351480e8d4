package dev.racetest.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.engine.execution.BeforeEachMethodAdapter;
import org.junit.jupiter.engine.extension.ExtensionRegistry;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The only class that knows what JUnit does not publish: the extensions that are registered. Also
 * what differs between the supported versions of JUnit. Tried with 5.10, 5.14 and 6.1.
 *
 * <p>It is an extension itself, of the kind that JUnit makes of {@code @BeforeEach} methods,
 * because these are handed the extensions of the test method, in every version.
 */
public final class JUnitInternals implements BeforeEachMethodAdapter {
  private static final Namespace NAMESPACE = Namespace.create(JUnitInternals.class);

  /** Since 5.13, which was also the first to close every {@link AutoCloseable} in a store. */
  private static final boolean CLOSES_AUTO_CLOSEABLES =
      exists(ExtensionContext.class.getName() + "$StoreScope");

  /** For JUnit. */
  public JUnitInternals() {}

  @Override
  public void invokeBeforeEachMethod(ExtensionContext context, ExtensionRegistry registry) {
    context.getStore(NAMESPACE).put(ExtensionRegistry.class, registry);
  }

  /**
   * The extensions registered for the test method of {@code method}.
   *
   * @throws ExtensionConfigurationException if this JUnit does not let them be seen
   */
  static Extensions ofMethod(ExtensionContext method) {
    ExtensionRegistry registry =
        method.getStore(NAMESPACE).get(ExtensionRegistry.class, ExtensionRegistry.class);
    if (registry == null) {
      throw unknown(method, "no @BeforeEach adapter was called");
    }
    return extensions(registry);
  }

  /**
   * The extensions registered for {@code testClass}, one of the contexts around {@code method}.
   * They are in the invoker of that context, or (in 5.10) in the one of the context inside it.
   *
   * @throws ExtensionConfigurationException if this JUnit does not let them be seen
   */
  static Extensions ofClass(ExtensionContext testClass, ExtensionContext method) {
    try {
      Optional<ExtensionContext> context = Optional.of(method);
      while (context.isPresent()) {
        Object invoker = context.get().getExecutableInvoker();
        if (read(invoker, "extensionContext") == testClass) {
          return extensions((ExtensionRegistry) read(invoker, "extensionRegistry"));
        }
        context = context.get().getParent();
      }
      throw unknown(method, "no invoker has those of " + testClass.getDisplayName());
    } catch (ReflectiveOperationException | RuntimeException reason) {
      throw unknown(method, reason);
    }
  }

  /** All configuration parameters of the run; empty if this JUnit does not let them be seen. */
  static Optional<Map<String, String>> parameters(ExtensionContext context) {
    try {
      Object holder = read(context, "configuration");
      // One that caches is around the one that has them.
      Object asked = has(holder, "delegate") ? read(holder, "delegate") : holder;
      ConfigurationParameters all =
          (ConfigurationParameters) read(asked, "configurationParameters");
      Map<String, String> values = new TreeMap<>();
      for (String name : all.keySet()) {
        all.get(name).ifPresent(value -> values.put(name, value));
      }
      return Optional.of(values);
    } catch (ReflectiveOperationException | RuntimeException otherwise) {
      return Optional.empty();
    }
  }

  private static boolean has(Object object, String name) {
    return Arrays.stream(object.getClass().getDeclaredFields())
        .anyMatch(field -> field.getName().equals(name));
  }

  private static Object read(Object object, String name) throws ReflectiveOperationException {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(object);
        }
      }
    }
    throw new NoSuchFieldException(object.getClass() + "." + name);
  }

  private static Extensions extensions(ExtensionRegistry registry) {
    return new Extensions() {
      @Override
      public <X extends Extension> List<X> of(Class<X> type) {
        return List.copyOf(registry.getExtensions(type));
      }
    };
  }

  private static ExtensionConfigurationException unknown(ExtensionContext context, Object reason) {
    String version = context.getClass().getPackage().getImplementationVersion();
    return new ExtensionConfigurationException(
        "RaceTest cannot see the extensions of this test: JUnit Jupiter "
            + (version == null ? "of unknown version" : version)
            + " keeps them in another way than 5.10 to 6.1 do, or its module"
            + " org.junit.jupiter.engine is not open to dev.racetest.junit ("
            + reason
            + ")");
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

  /** The simple name of one of JUnit's own extensions, the empty string for all others. */
  static String builtInName(Extension extension) {
    Class<?> type = extension.getClass();
    return type.getPackageName().equals("org.junit.jupiter.engine.extension")
        ? type.getSimpleName()
        : "";
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

  static boolean exists(String className) {
    try {
      Class.forName(className, false, ExtensionContext.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }
}
