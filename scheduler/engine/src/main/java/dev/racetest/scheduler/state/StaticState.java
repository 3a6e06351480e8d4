package dev.racetest.scheduler.state;

import dev.racetest.scheduler.spi.IdentityHashes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an execution changes in static fields, and in the objects that they lead to, is put back
 * before the next one.
 *
 * <p>A static field is captured when the code under test is about to use it for the first time in
 * an exploration, with every object that can be reached from it. Objects are captured once, as the
 * first static field that leads to them finds them. Final fields are followed, not captured.
 *
 * <p>Left alone are threads, class loaders, and objects of the JDK other than plain containers of
 * state, of test frameworks and of logging back ends. The keys of a weak map are not kept alive: an
 * entry whose key is collected during an execution comes back without a key.
 *
 * <p>Not safe for use by several threads at a time. Runs no code of the captured objects.
 */
public final class StaticState {
  private final StateClasses classes;
  private final Set<Field> roots = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private Snapshot snapshot;
  private ObjectGraph graph;

  /** Makes a state that captures nothing yet. */
  public StaticState() {
    this(List.of());
  }

  /** {@code included}: prefixes of names of classes that count although they are RaceTest's own. */
  StaticState(List<String> included) {
    classes = new StateClasses(included);
    begin();
  }

  private void begin() {
    snapshot = new Snapshot();
    graph = new ObjectGraph(classes, snapshot);
  }

  /**
   * The code under test is about to read or write {@code staticField}. Captures it, unless it was
   * captured before.
   *
   * @return false if the field's class is yet to be initialized: then nothing was captured, for
   *     what the initializer is about to assign must stay, and this must be called again when the
   *     initializer has ended
   */
  public boolean touched(Field staticField) {
    if (staticField.isSynthetic() || roots.contains(staticField)) {
      // Code under test does not know synthetic fields; in one of them JaCoCo counts.
      return true;
    }
    if (!RawMemory.isInitialized(staticField.getDeclaringClass())) {
      return false;
    }
    initialized(staticField);
    return true;
  }

  /**
   * The initializer of the class of {@code staticField} is at its end: what the field holds now is
   * what it begins with. Captures it, unless it was captured before.
   */
  public void initialized(Field staticField) {
    if (!roots.add(staticField)) {
      return;
    }
    snapshot.mark();
    String name = staticField.getDeclaringClass().getName() + "." + staticField.getName();
    String[] excess = new String[1];
    IdentityHashes.number(name.hashCode(), () -> excess[0] = capture(staticField));
    if (excess[0] != null) {
      snapshot.rollBack();
      notes.add(
          String.format(
              "the static field %s leads to more than %s; it is not put back", name, excess[0]));
    }
  }

  private String capture(Field field) {
    Object base = RawMemory.staticBase(field);
    int offset = RawMemory.offset(field, true);
    if (!Modifier.isFinal(field.getModifiers())) {
      snapshot.capture(base, offset, field.getType());
    }
    return field.getType().isPrimitive() ? null : graph.capture(RawMemory.reference(base, offset));
  }

  /** Gives every captured field and array element the value with which it was captured. */
  public void putBack() {
    snapshot.putBack();
  }

  /** What is not put back, one sentence each, for the user to read. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Drops all that was captured, without putting it back, and the notes. */
  public void forget() {
    roots.clear();
    notes.clear();
    begin();
  }
}
