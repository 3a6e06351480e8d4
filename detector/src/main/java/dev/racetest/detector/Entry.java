package dev.racetest.detector;

import java.lang.ref.WeakReference;

/**
 * What an {@link IdentityTable} has for a variable. A few words in one place, because most accesses
 * look at nothing else.
 */
final class Entry {
  /** The variable's object or a {@link Weak} reference to it; {@code null} while not in use. */
  Object key;

  /** Which variable of the object. */
  int variable;

  /** The number given to the variable. */
  int number;

  /** The hash of the object. */
  int hash;

  /** The entry's slot of the table. */
  int slot;

  /** Of use to who has asked for the variable; all 0 at first. Their number is a power of two. */
  final long[] words;

  Entry(int words) {
    this.words = new long[words];
  }

  /** The object of a variable, as long as somebody else refers to it. */
  static final class Weak extends WeakReference<Object> {
    Weak(Object object) {
      super(object);
    }
  }

  /** Whether the entry is for this variable, if the key is no weak reference. */
  boolean isFor(Object object, int ofObject) {
    return key == object && variable == ofObject;
  }

  /** The same if the key is a weak reference. */
  boolean isWeaklyFor(Object object, int ofObject) {
    return variable == ofObject && ((Weak) key).refersTo(object);
  }

  /** Whether the object is gone, if the key is a weak reference. */
  boolean isGone() {
    return ((Weak) key).refersTo(null);
  }

  void use(Object newKey, int newVariable, int newHash) {
    key = newKey;
    variable = newVariable;
    hash = newHash;
    for (int i = 0; i < words.length; i++) {
      words[i] = 0L;
    }
  }
}
