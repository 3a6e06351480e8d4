package dev.racetest.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The contexts of one execution, one inside the other, and their stores. */
final class ExecutionContexts {
  private final ExtensionContext[] ofClasses;
  private final ExecutionStore[] stores;
  private final ExtensionContext ofMethod;

  /**
   * Makes them.
   *
   * @param method JUnit's context of the test method
   * @param classes JUnit's contexts of the test classes, the outermost first
   * @param kept how many of the outermost classes keep their instances, and so their contexts
   */
  ExecutionContexts(
      Execution execution, ExtensionContext method, List<ExtensionContext> classes, int kept) {
    int count = classes.size();
    ofClasses = classes.toArray(new ExtensionContext[0]);
    stores = new ExecutionStore[count - kept + 1];
    ExecutionStore outer = null;
    for (int i = kept; i < count; i++) {
      ExtensionContext original = classes.get(i);
      ExtensionContext parent = i == 0 ? original.getParent().orElseThrow() : ofClasses[i - 1];
      outer = new ExecutionStore(outer, original);
      stores[i - kept] = outer;
      ofClasses[i] = ExecutionContext.ofClass(original, parent, outer, execution);
    }
    ExecutionStore store = new ExecutionStore(outer, classes.get(count - 1));
    stores[count - kept] = store;
    ofMethod = ExecutionContext.ofMethod(method, ofClasses[count - 1], store, execution);
  }

  ExtensionContext ofMethod() {
    return ofMethod;
  }

  ExtensionContext ofClass(int index) {
    return ofClasses[index];
  }

  /** Closes the stores, the one of the method first. */
  void close(Outcome outcome) {
    for (int i = stores.length - 1; i >= 0; i--) {
      stores[i].close(outcome);
    }
  }
}
