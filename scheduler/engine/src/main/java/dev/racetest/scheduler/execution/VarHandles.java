package dev.racetest.scheduler.execution;

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

  private Variable find(Object handle) {
    Variable variable = known.get(handle);
    if (variable == null) {
      variable = read(handle);
      known.put(handle, variable);
    }
    return variable.offset < 0 ? null : variable;
  }

  private static Variable read(Object handle) {
    Field offset = inherited(handle.getClass(), "fieldOffset");
    if (offset == null) {
      return new Variable(-1, null);
    }
    Field base = inherited(handle.getClass(), "base");
    return new Variable(
        (int) JdkInternals.longAt(handle, JdkInternals.offset(offset)),
        base == null ? null : JdkInternals.reference(handle, JdkInternals.offset(base)));
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
