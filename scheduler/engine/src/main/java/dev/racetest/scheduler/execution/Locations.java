package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which variable each site accesses, found out when the site is reached for the first time: a field
 * access in a class file names a class in which to look, not the class that declares the field
 * (JVMS 5.4.3.2), nor whether it is volatile.
 */
final class Locations {
  /** Not yet known. */
  static final byte UNKNOWN = 0;

  /** A plain variable. */
  static final byte PLAIN = 1;

  /** A volatile field. */
  static final byte VOLATILE = 2;

  /** A volatile field, accessed by code of the JDK: followed, but no yield point. */
  static final byte QUIET_VOLATILE = 5;

  /** Nothing to check: a final field, or a plain one of trusted code. */
  static final byte IGNORED = 3;

  /** A plain variable on which a race is known, so that the site is a yield point. */
  static final byte PROMOTED = 4;

  private byte[] kinds = new byte[4096];
  private int[] offsets = new int[4096];
  private Object[] staticBases = new Object[4096];
  private String[] names = new String[4096];
  private Set<String> promoted = Set.of();
  private boolean isFineGrained;
  private final Predicate<Field> staticFields;

  private final List<Field> untold = new ArrayList<>();

  /**
   * Makes an empty table.
   *
   * @param staticFields told of each static field, before it is accessed for the first time;
   *     answers false if it wants to be told again because the field's class is not yet initialised
   */
  Locations(Predicate<Field> staticFields) {
    this.staticFields = staticFields;
  }

  /** A class has been initialised: its static fields have the values that they start with. */
  void initialized(Class<?> type, Consumer<Field> staticField) {
    for (int i = untold.size() - 1; i >= 0; i--) {
      if (untold.get(i).getDeclaringClass() == type) {
        staticField.accept(untold.remove(i));
      }
    }
  }

  /** A static field is about to be accessed. */
  void touched(Field field) {
    if (!staticFields.test(field)) {
      untold.add(field);
    }
  }

  /** Whether any variable is promoted. */
  boolean hasPromoted() {
    return promoted.size() > (isFineGrained ? 1 : 0);
  }

  /** Whether an atomic access of the JDK's own code is a step. */
  boolean isStepInside(int site) {
    return isFineGrained && Sites.type(site).startsWith("java.util.concurrent.");
  }

  byte kind(int site) {
    return site < kinds.length ? kinds[site] : UNKNOWN;
  }

  int offset(int site) {
    return offsets[site];
  }

  Object staticBase(int site) {
    return staticBases[site];
  }

  /**
   * Makes yield points of all sites of these variables. Fields are named {@code class.field}, array
   * accesses by their place, see {@link #name}.
   */
  void promote(Set<String> newlyPromoted) {
    if (!promoted.equals(newlyPromoted)) {
      promoted = Set.copyOf(newlyPromoted);
      isFineGrained = promoted.contains(ExecutionConditions.CONCURRENT_CLASSES);
      Arrays.fill(kinds, UNKNOWN);
    }
  }

  /** What the site accesses: {@code class.field}, or {@code class.method:line[]} for an element. */
  String name(int site) {
    String name = site < names.length ? names[site] : null;
    return name == null ? elementName(site) : name;
  }

  /** The variables of all sites that have been reached. */
  Set<String> reached() {
    Set<String> reached = new HashSet<>();
    reached.add(ExecutionConditions.CONCURRENT_CLASSES);
    for (String name : names) {
      if (name != null) {
        reached.add(name);
      }
    }
    return reached;
  }

  private static String elementName(int site) {
    return Sites.type(site) + "." + Sites.method(site) + ":" + Sites.line(site) + "[]";
  }

  /**
   * Finds out about an instance field of {@code object}, or an element if the site names no field.
   */
  byte resolve(int site, Object object) {
    if (Sites.member(site) == null) {
      return remember(site, PLAIN, 0, null, elementName(site));
    }
    Class<?> type = object.getClass();
    while (type != null && !type.getName().equals(Sites.owner(site))) {
      type = type.getSuperclass();
    }
    return resolveField(site, type == null ? object.getClass() : type, false);
  }

  /** Finds out about a static field. */
  byte resolveStatic(int site) {
    try {
      Class<?> owner = Class.forName(Sites.owner(site), false, Sites.loader(site));
      return resolveField(site, owner, true);
    } catch (ClassNotFoundException | LinkageError unresolvable) {
      return remember(site, IGNORED, 0, null, Sites.owner(site) + "." + Sites.member(site));
    }
  }

  private byte resolveField(int site, Class<?> owner, boolean isStatic) {
    Field field = find(owner, Sites.member(site), isStatic);
    if (field == null) {
      return remember(site, IGNORED, 0, null, Sites.owner(site) + "." + Sites.member(site));
    }
    if (isStatic) {
      touched(field);
    }
    String name = field.getDeclaringClass().getName() + "." + field.getName();
    int offset = isStatic ? JdkInternals.staticOffset(field) : JdkInternals.offset(field);
    Object base = isStatic ? JdkInternals.staticBase(field) : null;
    return remember(site, kind(field, site), offset, base, name);
  }

  private static byte kind(Field field, int site) {
    if (Modifier.isVolatile(field.getModifiers())) {
      return VOLATILE;
    }
    boolean ignored =
        Modifier.isFinal(field.getModifiers())
            || field.isSynthetic()
            || (Sites.flags(site) & Sites.VOLATILE_ONLY) != 0;
    return ignored ? IGNORED : PLAIN;
  }

  private static Field find(Class<?> owner, String name, boolean isStatic) {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      Field field = JdkInternals.field(type, name);
      if (field != null && Modifier.isStatic(field.getModifiers()) == isStatic) {
        return field;
      }
      for (Class<?> parent : type.getInterfaces()) {
        Field inherited = isStatic ? find(parent, name, true) : null;
        if (inherited != null) {
          return inherited;
        }
      }
    }
    return null;
  }

  private byte remember(int site, byte kind, int offset, Object base, String name) {
    if (site >= kinds.length) {
      int size = Math.max(site + 1, kinds.length * 2);
      kinds = Arrays.copyOf(kinds, size);
      offsets = Arrays.copyOf(offsets, size);
      staticBases = Arrays.copyOf(staticBases, size);
      names = Arrays.copyOf(names, size);
    }
    boolean isQuiet = (Sites.flags(site) & Sites.QUIET) != 0;
    byte known = kind == PLAIN && !isQuiet && promoted.contains(name) ? PROMOTED : kind;
    known = known == VOLATILE && isQuiet ? QUIET_VOLATILE : known;
    kinds[site] = known;
    offsets[site] = offset;
    staticBases[site] = base;
    names[site] = name;
    return known;
  }
}
