package dev.racetest.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/** What belongs to one execution of a test: its contexts and stores, its instances, its outcome. */
final class Execution {
  private final Execution previous;
  private final Arguments arguments;
  private final Outcome outcome = new Outcome();
  private final ExtensionContext[] classContexts;
  private final ExecutionStore[] stores;
  private final ExtensionContext context;
  private Instances instances;

  /**
   * Begins an execution.
   *
   * @param previous an execution that is still open, or null
   * @param method JUnit's context of the test method
   * @param classes JUnit's contexts of the test classes, the outermost first
   * @param kept how many of the outermost classes keep their instances
   * @param arguments resolves parameters for extensions that call methods by themselves
   */
  Execution(
      Execution previous,
      ExtensionContext method,
      List<ExtensionContext> classes,
      int kept,
      Arguments arguments) {
    this.previous = previous;
    this.arguments = arguments;
    classContexts = classes.toArray(new ExtensionContext[0]);
    stores = new ExecutionStore[classContexts.length - kept + 1];
    ExtensionContext innermost = classContexts[classContexts.length - 1];
    ExecutionStore outer = null;
    for (int i = kept; i < classContexts.length; i++) {
      ExtensionContext original = classContexts[i];
      ExtensionContext parent = i == 0 ? original.getParent().orElseThrow() : classContexts[i - 1];
      outer = new ExecutionStore(outer, original);
      stores[i - kept] = outer;
      classContexts[i] = ExecutionContext.ofClass(original, parent, outer, this);
    }
    ExecutionStore store = new ExecutionStore(outer, innermost);
    stores[stores.length - 1] = store;
    ExtensionContext parent = classContexts[classContexts.length - 1];
    context = ExecutionContext.ofMethod(method, parent, store, this);
  }

  Execution previous() {
    return previous;
  }

  Outcome outcome() {
    return outcome;
  }

  /** The context of the test method. */
  ExtensionContext context() {
    return context;
  }

  /** The context of the test class with this index, 0 for the outermost one. */
  ExtensionContext classContext(int index) {
    return classContexts[index];
  }

  void instances(Instances made) {
    instances = made;
  }

  /** The instances, once all of them are made. */
  Optional<TestInstances> instances() {
    return Optional.ofNullable(instances);
  }

  /** The instance of the test class with this index, once all of them are made. */
  Object instance(int index) {
    return instances.all().get(index);
  }

  ExecutableInvoker invoker() {
    return new ContextInvoker(arguments, context);
  }

  /** Closes what extensions have put into the stores. */
  void close() {
    for (int i = stores.length - 1; i >= 0; i--) {
      stores[i].close(outcome);
    }
  }
}
