package dev.racetest.agent.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the fields that code names, by reading class files; nothing is loaded. */
final class Fields {
  private static final ClassShape ABSENT =
      new ClassShape(null, new String[0], Map.of(), 0, 0, false);
  private static final Object BOOT = new Object();

  private final WatchFilter filter;
  private final Set<String> withoutWords;
  private final Map<Object, Map<String, ClassShape>> known = new WeakHashMap<>();

  /**
   * Knows of no class yet.
   *
   * @param withoutWords classes whose fields are not watched, by internal name
   */
  Fields(WatchFilter filter, Set<String> withoutWords) {
    this.filter = filter;
    this.withoutWords = withoutWords;
  }

  /**
   * The parts of a class that matter here.
   *
   * @param superName may be null
   * @param fields by name
   * @param instanceCount how many instance fields are watched
   * @param staticCount how many static fields are watched
   * @param hasFinalReferences whether there are final instance fields that refer to objects
   */
  record ClassShape(
      String superName,
      String[] interfaces,
      Map<String, FieldFacts> fields,
      int instanceCount,
      int staticCount,
      boolean hasFinalReferences) {}

  /** The field that {@code owner.name} stands for in code of the loader; null if unknown. */
  FieldFacts find(ClassLoader loader, String owner, String name) {
    ClassShape shape = shape(loader, owner);
    FieldFacts own = shape.fields().get(name);
    if (own != null) {
      return own;
    }
    for (String type : shape.interfaces()) {
      FieldFacts inherited = find(loader, type, name);
      if (inherited != null) {
        return inherited;
      }
    }
    return shape.superName() == null ? null : find(loader, shape.superName(), name);
  }

  /** The shape of a class; one without anything if its file is not found. */
  ClassShape shape(ClassLoader loader, String name) {
    Object key = loader == null ? BOOT : loader;
    synchronized (known) {
      ClassShape shape = known.computeIfAbsent(key, any -> new HashMap<>()).get(name);
      if (shape != null) {
        return shape;
      }
    }
    ClassShape fresh = read(loader, name);
    return put(loader, name, fresh);
  }

  private ClassShape put(ClassLoader loader, String name, ClassShape shape) {
    synchronized (known) {
      known
          .computeIfAbsent(loader == null ? BOOT : loader, any -> new HashMap<>())
          .put(name, shape);
    }
    return shape;
  }

  /** Whether objects of a class are of a type, both by internal name. */
  boolean isSubtype(ClassLoader loader, String name, String type) {
    if (name.equals(type)) {
      return true;
    }
    ClassShape shape = shape(loader, name);
    for (String inherited : shape.interfaces()) {
      if (isSubtype(loader, inherited, type)) {
        return true;
      }
    }
    return shape.superName() != null && isSubtype(loader, shape.superName(), type);
  }

  /** Learns of a class whose file is at hand. */
  ClassShape learn(ClassLoader loader, ClassReader reader) {
    return put(loader, reader.getClassName(), shape(loader, reader));
  }

  private ClassShape read(ClassLoader loader, String name) {
    String path = name + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      return in == null ? ABSENT : shape(loader, new ClassReader(in));
    } catch (IOException | RuntimeException unreadable) {
      return ABSENT;
    }
  }

  private ClassShape shape(ClassLoader loader, ClassReader reader) {
    boolean isWatched =
        filter.watching(reader.getClassName(), loader) == Watching.ACCESSES
            && (reader.getAccess() & Opcodes.ACC_INTERFACE) == 0
            && !withoutWords.contains(reader.getClassName());
    Counter counter = new Counter(reader.getClassName(), isWatched);
    reader.accept(
        counter, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassShape(
        reader.getSuperName(),
        reader.getInterfaces(),
        counter.fields,
        counter.instanceCount,
        counter.staticCount,
        counter.hasFinalReferences);
  }

  private static final class Counter extends ClassVisitor {
    private final String type;
    private final boolean isWatched;
    private final Map<String, FieldFacts> fields = new HashMap<>();
    private int instanceCount;
    private int staticCount;
    private boolean hasFinalReferences;

    Counter(String type, boolean isWatched) {
      super(Opcodes.ASM9);
      this.type = type;
      this.isWatched = isWatched;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String desc, String sig, Object value) {
      int unwatched = Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE | Opcodes.ACC_SYNTHETIC;
      boolean isPlain = isWatched && (access & unwatched) == 0 && !name.startsWith("$jacoco");
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      boolean isReference = desc.startsWith("L") || desc.startsWith("[");
      hasFinalReferences |= !isStatic && isReference && (access & Opcodes.ACC_FINAL) != 0;
      return new RaceFreeField() {
        @Override
        void ended(boolean isRaceFree) {
          int index = !isPlain || isRaceFree ? -1 : isStatic ? staticCount++ : instanceCount++;
          fields.put(name, new FieldFacts(type, access, index));
        }
      };
    }
  }
}
