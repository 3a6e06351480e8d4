package dev.racetest.junit;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.TestInstanceFactory;
import org.junit.jupiter.api.extension.TestInstances;

/**
 * The test classes around a test method, the outermost first: those that keep one instance for all
 * tests ({@code PER_CLASS}), and inside them those that get a fresh one in every execution.
 */
final class TestClasses {
  private final List<ExtensionContext> contexts;
  private final List<Object> kept;
  private final List<InstanceMaker> makers;

  private TestClasses(
      List<ExtensionContext> contexts, List<Object> kept, List<InstanceMaker> makers) {
    this.contexts = contexts;
    this.kept = kept;
    this.makers = makers;
  }

  /** Finds the classes around the method of {@code method}. */
  static TestClasses of(ExtensionContext method, InvocationInterceptor own)
      throws IllegalAccessException {
    List<ExtensionContext> contexts = contexts(method);
    List<Object> examples = method.getRequiredTestInstances().getAllInstances();
    List<Object> kept = kept(contexts);
    List<InstanceMaker> makers = new ArrayList<>();
    for (int i = kept.size(); i < contexts.size(); i++) {
      ExtensionContext context = contexts.get(i);
      boolean isInnermost = i == contexts.size() - 1;
      // Extensions of nested classes have nothing to do with instances of the classes around them.
      Extensions ofClass = JUnitInternals.ofClass(context, method);
      Extensions extensions = isInnermost ? JUnitInternals.ofMethod(method) : ofClass;
      // JUnit has seen to it that there are not two.
      Optional<TestInstanceFactory> factory =
          ofClass.of(TestInstanceFactory.class).stream().findFirst();
      makers.add(new InstanceMaker(i, context, extensions, factory, own, examples.get(i)));
    }
    return new TestClasses(contexts, kept, makers);
  }

  /** One context for each class; those of class templates are about the same class again. */
  private static List<ExtensionContext> contexts(ExtensionContext method) {
    LinkedList<ExtensionContext> contexts = new LinkedList<>();
    Class<?> inner = null;
    Optional<ExtensionContext> next = method.getParent();
    while (next.isPresent() && next.get().getTestClass().isPresent()) {
      ExtensionContext context = next.get();
      if (context.getRequiredTestClass() != inner) {
        contexts.addFirst(context);
        inner = context.getRequiredTestClass();
      }
      next = context.getParent();
    }
    return List.copyOf(contexts);
  }

  private static List<Object> kept(List<ExtensionContext> contexts) {
    for (int i = contexts.size() - 1; i >= 0; i--) {
      Optional<TestInstances> instances = contexts.get(i).getTestInstances();
      if (instances.isPresent()) {
        return List.copyOf(instances.get().getAllInstances());
      }
    }
    return List.of();
  }

  List<ExtensionContext> contexts() {
    return contexts;
  }

  /** How many of the outermost classes keep their instances. */
  int keptCount() {
    return kept.size();
  }

  /** Whether the class of the test method itself gets a fresh instance in every execution. */
  boolean hasFreshInstances() {
    return !makers.isEmpty();
  }

  /** Makes the instances of an execution. */
  void instantiate(Execution execution) throws Throwable {
    List<Object> instances = new ArrayList<>(kept);
    Object outer = kept.isEmpty() ? null : kept.get(kept.size() - 1);
    for (InstanceMaker maker : makers) {
      outer = maker.make(execution, outer);
      instances.add(outer);
    }
    execution.instances(new Instances(List.copyOf(instances)));
  }
}
