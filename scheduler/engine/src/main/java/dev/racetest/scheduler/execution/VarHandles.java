package dev.racetest.scheduler.execution;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Arrays;

/** Which field a {@code VarHandle} stands for, by a look into it. */
final class VarHandles {
  private final IdentityTable<Variable> known = new IdentityTable<>();

  /** What was found at each site the last time; there it is nearly always the same handle. */
  private Object[] handles = new Object[4096];

  private Variable[] variables = new Variable[4096];

  /** A field: its offset, and the object that holds it if it is static. */
  record Variable(int offset, Object staticBase) {}

  /**
   * The field of {@code handle}; {@code null} if the handle is of a kind that is not known. Such a
   * handle then stands for a variable of its own.
   */
  Variable of(Object handle, int site) {
    if (site < handles.length && handles[site] == handle) {
      return variables[site];
    }
    Variable variable = find(handle);
    if (site >= handles.length) {
      handles = Arrays.copyOf(handles, 2 * site);
      variables = Arrays.copyOf(variables, 2 * site);
    }
    handles[site] = handle;
    variables[site] = variable;
    return variable;
  }

  /** How many elements of {@code array} one access through {@code handle} touches. */
  static int width(Object handle, Object array) {
    if (!(array instanceof byte[])) {
      return 1;
    }
    Class<?> type = ((VarHandle) handle).varType();
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    return type == short.class || type == char.class ? Short.BYTES : 1;
  }

  private Variable find(Object handle) {
    Variable variable = known.get(handle);
    if (variable == null) {
      variable = read(handle);
      known.put(handle, variable);
    }
    return variable.offset < 0 ? null : variable;
  }

  private static Variable read(Object possiblyIndirect) {
    Object handle = direct(possiblyIndirect);
    Field offset = inherited(handle.getClass(), "fieldOffset");
    if (offset == null) {
      return new Variable(-1, null);
    }
    Field base = inherited(handle.getClass(), "base");
    return new Variable(
        (int) JdkInternals.longAt(handle, JdkInternals.offset(offset)),
        base == null ? null : JdkInternals.reference(handle, JdkInternals.offset(base)));
  }

  /** A handle made before its class was initialised passes on to the real one (JDK 22). */
  private static Object direct(Object handle) {
    Field target = inherited(handle.getClass(), "target");
    return target == null
        ? handle
        : direct(JdkInternals.reference(handle, JdkInternals.offset(target)));
  }

  private static Field inherited(Class<?> start, String name) {
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      Field field = JdkInternals.field(type, name);
      if (field != null) {
        return field;
      }
    }
    return null;
  }
}
