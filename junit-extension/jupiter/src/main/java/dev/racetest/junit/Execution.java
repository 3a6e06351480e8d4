package dev.racetest.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;

/** What belongs to one execution of a test: its outcome, its instances, its contexts. */
final class Execution {
  private final Execution previous;
  private final ExtensionContext method;
  private final TestClasses classes;
  private final Arguments arguments;
  private final Outcome outcome = new Outcome();
  private Instances instances;

  /** Made when it is asked for: most tests have no extension that wants a context. */
  private ExecutionContexts contexts;

  /**
   * Begins an execution.
   *
   * @param previous an execution that is still open, or null
   * @param method JUnit's context of the test method
   * @param arguments resolves parameters for extensions that call methods by themselves
   */
  Execution(Execution previous, ExtensionContext method, TestClasses classes, Arguments arguments) {
    this.previous = previous;
    this.method = method;
    this.classes = classes;
    this.arguments = arguments;
  }

  Execution previous() {
    return previous;
  }

  Outcome outcome() {
    return outcome;
  }

  private ExecutionContexts contexts() {
    if (contexts == null) {
      contexts = new ExecutionContexts(this, method, classes.contexts(), classes.keptCount());
    }
    return contexts;
  }

  /** The context of the test method. */
  ExtensionContext context() {
    return contexts().ofMethod();
  }

  /** The context of the test class with this index, 0 for the outermost one. */
  ExtensionContext classContext(int index) {
    return contexts().ofClass(index);
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
    return new ContextInvoker(arguments, this);
  }

  /** Closes what extensions have put into the stores. */
  void close() {
    if (contexts != null) {
      contexts.close(outcome);
    }
  }
}
