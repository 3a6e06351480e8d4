package dev.racetest.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The {@link BeforeEach} and {@link AfterEach} methods around a test method. */
final class LifecycleMethods {
  /** A method, and the index of the test class whose instance it is called on. */
  record LifecycleMethod(Call<Method> call, int index) {}

  private LifecycleMethods() {}

  /** In the order in which they run: outer classes first, and in each the superclass first. */
  static List<LifecycleMethod> beforeEach(List<ExtensionContext> classes) {
    List<LifecycleMethod> methods = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      add(methods, classes, i, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
    }
    return methods;
  }

  /** In the order in which they run: inner classes first, and in each the superclass last. */
  static List<LifecycleMethod> afterEach(List<ExtensionContext> classes) {
    List<LifecycleMethod> methods = new ArrayList<>();
    for (int i = classes.size() - 1; i >= 0; i--) {
      add(methods, classes, i, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
    }
    return methods;
  }

  private static void add(
      List<LifecycleMethod> methods,
      List<ExtensionContext> classes,
      int index,
      Class<? extends Annotation> annotation,
      HierarchyTraversalMode order) {
    Class<?> testClass = classes.get(index).getRequiredTestClass();
    for (Method method : AnnotationSupport.findAnnotatedMethods(testClass, annotation, order)) {
      methods.add(new LifecycleMethod(Call.of(method), index));
    }
  }
}
