package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Order;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Accesses that no instruction of the code under test makes: of ranges of arrays, of whole objects,
 * and by reflection. Each is the accesses of elements and fields that it stands for.
 */
final class BulkAccesses {
  private final Memory memory;
  private final ObjectFields fieldsOf = new ObjectFields();

  BulkAccesses(Memory memory) {
    this.memory = memory;
  }

  void elements(Task task, Object array, int start, int end, boolean write, int site) {
    if (start < end && Memory.isChecked(task, write)) {
      memory.announceIfPromoted(task, write, array, Task.ANY_VARIABLE, site);
      for (int index = start; index < end; index++) {
        memory.plain(task, array, index, site, write);
      }
    }
  }

  /** Whether two elements have values that no comparison takes for the same. */
  static boolean differs(Object array, int index, Object other, int otherIndex) {
    if (array instanceof Object[] one && other instanceof Object[] two) {
      return one[index] != two[otherIndex];
    }
    return !Array.get(array, index).equals(Array.get(other, otherIndex));
  }

  /** Reads all fields, as {@code Object.clone} does. */
  void fields(Task task, Object object, int site) {
    if (!Memory.isChecked(task, false)) {
      return;
    }
    memory.announceIfPromoted(task, false, object, Task.ANY_VARIABLE, site);
    for (int offset : fieldsOf.plain(object.getClass())) {
      memory.plain(task, object, offset, site, false);
    }
    for (int offset : fieldsOf.volatiles(object.getClass())) {
      memory.atomic(task, object, offset, Order.VOLATILE, site, false);
    }
  }

  /** Reads or writes the fields of one class of an object by the keys of the JDK's reflector. */
  void serial(Task task, Object reflector, Object target, boolean write) {
    if (!Memory.isChecked(task, write)) {
      return;
    }
    for (long key : ObjectFields.serial(reflector, write)) {
      int offset = (int) key;
      if (fieldsOf.isPlain(target.getClass(), offset)) {
        memory.plain(task, target, offset, task.lastCallSite, write);
      }
    }
  }

  void reflective(Task task, Field field, Object target, boolean write, int site) {
    int modifiers = field.getModifiers();
    boolean isStatic = Modifier.isStatic(modifiers);
    if (!Memory.isChecked(task, write)
        || Modifier.isFinal(modifiers)
        || !isStatic && !field.getDeclaringClass().isInstance(target)) {
      return;
    }
    if (isStatic) {
      memory.touched(task, field);
    }
    Object base = isStatic ? JdkInternals.staticBase(field) : target;
    int offset = isStatic ? JdkInternals.staticOffset(field) : JdkInternals.offset(field);
    if (Modifier.isVolatile(modifiers)) {
      memory.announce(task, write ? Operation.VOLATILE_WRITE : Operation.VOLATILE_READ, base, site);
      memory.atomic(task, base, offset, Order.VOLATILE, site, write);
    } else {
      memory.announceIfPromoted(task, write, base, offset, site);
      memory.plain(task, base, offset, site, write);
    }
  }
}
