package dev.racetest.scheduler.state;

import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The objects captured so far, and the way from one to those it refers to. */
final class ObjectGraph {
  /** So many objects take one to two milliseconds to compare after each execution. */
  static final int MAX_OBJECTS = 100_000;

  /** So that a large buffer is not copied. */
  static final int MAX_ELEMENTS = 4_000_000;

  private final StateClasses classes;
  private final Snapshot snapshot;
  private final Map<Class<?>, Layout> layouts = new HashMap<>();
  private final IdentitySet objects = new IdentitySet();

  /** How many objects there were before the current root. */
  private int older;

  /** How many array elements the current root has led to. */
  private long elements;

  ObjectGraph(StateClasses classes, Snapshot snapshot) {
    this.classes = classes;
    this.snapshot = snapshot;
  }

  /**
   * Captures {@code root} and all that it leads to. If that is too much, nothing is captured.
   *
   * @return {@code null}, or how much was too much
   */
  String capture(Object root) {
    older = objects.size();
    elements = 0L;
    find(root);
    // Not recursive: a chain of objects may be longer than any stack.
    for (int next = older; next < objects.size() && excess() == null; next++) {
      expand(objects.get(next));
    }
    String excess = excess();
    if (excess != null) {
      objects.truncate(older);
    }
    return excess;
  }

  private String excess() {
    if (objects.size() - older > MAX_OBJECTS) {
      return String.format(Locale.ROOT, "%,d objects", MAX_OBJECTS);
    }
    return elements > MAX_ELEMENTS
        ? String.format(Locale.ROOT, "%,d array elements", MAX_ELEMENTS)
        : null;
  }

  private void find(Object object) {
    if (object != null && objects.size() - older <= MAX_OBJECTS && !isOpaque(object)) {
      objects.add(object);
    }
  }

  private boolean isOpaque(Object object) {
    Class<?> type = object.getClass();
    return !type.isArray() && layout(type) == Layout.NONE;
  }

  private void expand(Object object) {
    if (object.getClass().isArray()) {
      expandArray(object);
      return;
    }
    Layout layout = layout(object.getClass());
    snapshot.capture(object, layout);
    for (int offset : layout.references) {
      find(RawMemory.reference(object, offset));
    }
    for (int offset : layout.finalReferences) {
      find(RawMemory.reference(object, offset));
    }
  }

  private void expandArray(Object array) {
    elements += Array.getLength(array);
    if (elements > MAX_ELEMENTS) {
      return;
    }
    snapshot.captureArray(array);
    if (array instanceof Object[] references) {
      for (Object element : references) {
        find(element);
      }
    }
  }

  private Layout layout(Class<?> type) {
    Layout layout = layouts.get(type);
    if (layout == null) {
      layout = Layout.of(type, classes);
      layouts.put(type, layout);
    }
    return layout;
  }
}
