package dev.racetest.agent;

import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Announces the accesses of calls that work on whole arrays and objects: {@code System.arraycopy},
 * {@code clone}, and the methods of {@code java.util.Arrays} that are certain to touch every
 * element of a range. They are announced where they are called, because the JIT compiler has code
 * of its own for many of them and would leave out what is inserted into their bodies.
 *
 * <p>{@code Arrays.binarySearch} is not announced, because which elements it reads depends on what
 * it finds; nor are {@code parallelPrefix} and {@code parallelSetAll}, which write between calls of
 * the caller's function, and that may synchronise.
 */
final class BulkAccessVisitor extends MethodVisitor {
  private static final Set<String> WRITING = Set.of("fill", "sort", "parallelSort");

  private static final Set<String> READING = Set.of("hashCode", "toString");
  private static final Set<String> READING_DEEP = Set.of("deepHashCode", "deepToString");
  private static final Set<String> BUILDERS =
      Set.of("java/lang/StringBuilder", "java/lang/StringBuffer", "java/lang/Appendable");

  private static final Set<String> COMPARING = Set.of("equals", "compare", "mismatch");

  private static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private final SiteTable sites;
  private final int freeLocal;

  /**
   * Makes a visitor.
   *
   * @param freeLocal the first local variable that the method does not use
   */
  BulkAccessVisitor(MethodVisitor next, SiteTable sites, int freeLocal) {
    super(Opcodes.ASM9, next);
    this.sites = sites;
    this.freeLocal = freeLocal;
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    if (name.equals("clone") && desc.equals("()Ljava/lang/Object;")) {
      announceClone(opcode, owner);
    } else if (owner.equals("java/lang/System") && name.equals("arraycopy")) {
      announce(owner, name, desc, () -> hook("arraycopy", desc));
    } else if (owner.equals("java/util/Arrays") && opcode == Opcodes.INVOKESTATIC) {
      announceArrays(name, desc);
    } else if (owner.equals("java/util/Collections") && name.equals("addAll")) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.push(mv, 0);
      Insertion.push(mv, sites.next(owner, name, 0));
      Insertion.memoryHook(mv, "elements", "(Ljava/lang/Object;ZI)V");
    } else if (name.equals("append") && isText(desc) && BUILDERS.contains(owner)) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.push(mv, sites.next(owner, name, 0));
      Insertion.memoryHook(mv, "text", "(Ljava/lang/Object;I)V");
    }
    super.visitMethodInsn(opcode, owner, name, desc, itf);
  }

  private static boolean isText(String desc) {
    return desc.startsWith("(Ljava/lang/CharSequence;)") || desc.startsWith("(Ljava/lang/Object;)");
  }

  private void announceClone(int opcode, String owner) {
    boolean isObject = opcode == Opcodes.INVOKESPECIAL && owner.equals("java/lang/Object");
    if (isObject || owner.startsWith("[")) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.push(mv, sites.next(owner, "clone", 0));
      Insertion.memoryHook(mv, "cloned", "(Ljava/lang/Object;I)V");
    }
  }

  private void announceArrays(String name, String desc) {
    Type[] arguments = Type.getArgumentTypes(desc);
    if (arguments.length == 0 || arguments[0].getSort() != Type.ARRAY) {
      return;
    }
    String owner = "java/util/Arrays";
    boolean write = WRITING.contains(name);
    if (name.equals("copyOf")) {
      announce(owner, name, desc, () -> copied(Opcodes.ICONST_0, freeLocal + 1));
    } else if (name.equals("copyOfRange")) {
      announce(owner, name, desc, () -> copied(-1, freeLocal + 2));
    } else if (write || READING.contains(name)) {
      announce(owner, name, desc, () -> elements(isRange(arguments, 1), write));
    } else if (READING_DEEP.contains(name)) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.push(mv, sites.next(owner, name, 0));
      Insertion.memoryHook(mv, "deepElements", "(Ljava/lang/Object;I)V");
    } else if (COMPARING.contains(name)) {
      announceComparison(owner, name, desc, arguments);
    }
  }

  private void announceComparison(String owner, String name, String desc, Type[] arguments) {
    boolean needsEqualLengths = name.equals("equals");
    if (isRange(arguments, 1) && isRange(arguments, 4)) {
      Type[] ranges = {OBJECT, Type.INT_TYPE, Type.INT_TYPE, OBJECT, Type.INT_TYPE, Type.INT_TYPE};
      announce(
          owner,
          name,
          desc,
          () -> {
            Insertion.reload(mv, ranges, freeLocal);
            compared("(Ljava/lang/Object;IILjava/lang/Object;IIZI)V", needsEqualLengths);
          });
    } else if (arguments[1].getSort() == Type.ARRAY) {
      announce(
          owner,
          name,
          desc,
          () -> {
            Insertion.reload(mv, new Type[] {OBJECT, OBJECT}, freeLocal);
            compared("(Ljava/lang/Object;Ljava/lang/Object;ZI)V", needsEqualLengths);
          });
    }
  }

  private String owner;
  private String member;

  /** Keeps the arguments in locals while {@code insertion} looks at them there. */
  private void announce(String newOwner, String name, String desc, Runnable insertion) {
    owner = newOwner;
    member = name;
    Type[] arguments = Type.getArgumentTypes(desc);
    Insertion.spill(mv, arguments, freeLocal);
    insertion.run();
    Insertion.reload(mv, arguments, freeLocal);
  }

  private void pushSite() {
    Insertion.push(mv, sites.next(owner, member, 0));
  }

  /** The hook takes what the method takes, and the site. */
  private void hook(String name, String desc) {
    Insertion.reload(mv, Type.getArgumentTypes(desc), freeLocal);
    pushSite();
    Insertion.memoryHook(mv, name, desc.substring(0, desc.indexOf(')')) + "I)V");
  }

  private void copied(int start, int endLocal) {
    mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
    if (start < 0) {
      mv.visitVarInsn(Opcodes.ILOAD, freeLocal + 1);
    } else {
      mv.visitInsn(start);
    }
    mv.visitVarInsn(Opcodes.ILOAD, endLocal);
    pushSite();
    Insertion.memoryHook(mv, "copied", "(Ljava/lang/Object;III)V");
  }

  private void elements(boolean isRange, boolean write) {
    mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
    if (isRange) {
      mv.visitVarInsn(Opcodes.ILOAD, freeLocal + 1);
      mv.visitVarInsn(Opcodes.ILOAD, freeLocal + 2);
    }
    Insertion.push(mv, write ? 1 : 0);
    pushSite();
    Insertion.memoryHook(mv, "elements", "(Ljava/lang/Object;" + (isRange ? "II" : "") + "ZI)V");
  }

  private void compared(String desc, boolean needsEqualLengths) {
    Insertion.push(mv, needsEqualLengths ? 1 : 0);
    pushSite();
    Insertion.memoryHook(mv, "compared", desc);
  }

  /** Whether an array is followed by the two ends of a range; a value to fill with is no end. */
  private static boolean isRange(Type[] arguments, int first) {
    return arguments.length > first + 1
        && arguments[first] == Type.INT_TYPE
        && arguments[first + 1] == Type.INT_TYPE;
  }
}
