package dev.racetest.junit;

import java.lang.reflect.Executable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Whether a test uses {@link TempDir}. JUnit's extension for it is always registered and searches
 * all fields before each test, which costs more than a whole execution of a small test.
 */
final class TempDirs {
  private TempDirs() {}

  /** Whether a field or parameter of these instances' classes is a {@link TempDir}. */
  static boolean areUsed(List<Object> instances, List<ExtensionContext> classes) {
    return instances.stream().map(Object::getClass).anyMatch(TempDirs::hasField)
        || classes.stream()
            .map(ExtensionContext::getRequiredTestClass)
            .flatMap(TempDirs::executables)
            .anyMatch(TempDirs::hasParameter);
  }

  private static boolean hasField(Class<?> type) {
    return !AnnotationSupport.findAnnotatedFields(type, TempDir.class, ModifierSupport::isNotStatic)
        .isEmpty();
  }

  private static Stream<Executable> executables(Class<?> type) {
    return Stream.concat(
        Stream.of(type.getDeclaredConstructors()),
        ReflectionSupport.findMethods(type, method -> true, HierarchyTraversalMode.TOP_DOWN)
            .stream());
  }

  private static boolean hasParameter(Executable executable) {
    return Stream.of(executable.getParameters())
        .anyMatch(parameter -> AnnotationSupport.isAnnotated(parameter, TempDir.class));
  }
}
