package dev.racetest.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * JUnit's own extensions, which are registered for every test. They search fields and annotations
 * each time, which costs more than a whole execution of a small test, so those that would find
 * nothing are left out.
 */
final class BuiltInExtensions {
  private final List<Object> instances;
  private final List<ExtensionContext> classes;

  /** Those for tests of these classes, of which JUnit has made these instances. */
  BuiltInExtensions(List<Object> instances, List<ExtensionContext> classes) {
    this.instances = instances;
    this.classes = classes;
  }

  /** The extensions of {@code registered} that have something to do in an execution. */
  <X extends Extension> List<X> atWork(List<X> registered) {
    return registered.stream().filter(this::isAtWork).toList();
  }

  private boolean isAtWork(Extension extension) {
    return switch (JUnitInternals.builtInName(extension)) {
      case "TempDirectory" -> hasField(TempDir.class) || hasTempDirParameter();
      // Not there before 5.11, and then this case is not reached.
      case "AutoCloseExtension" -> hasField(AutoClose.class);
      // A time-out is for the exploration as a whole.
      case "TimeoutExtension" -> false;
      default -> true;
    };
  }

  private boolean hasField(Class<? extends Annotation> annotation) {
    return instances.stream()
        .map(Object::getClass)
        .anyMatch(
            type ->
                !AnnotationSupport.findAnnotatedFields(
                        type, annotation, ModifierSupport::isNotStatic)
                    .isEmpty());
  }

  private boolean hasTempDirParameter() {
    return classes.stream()
        .map(ExtensionContext::getRequiredTestClass)
        .flatMap(BuiltInExtensions::executables)
        .flatMap(executable -> Stream.of(executable.getParameters()))
        .anyMatch(parameter -> AnnotationSupport.isAnnotated(parameter, TempDir.class));
  }

  private static Stream<Executable> executables(Class<?> type) {
    return Stream.concat(
        Stream.of(type.getDeclaredConstructors()),
        ReflectionSupport.findMethods(type, method -> true, HierarchyTraversalMode.TOP_DOWN)
            .stream());
  }
}
