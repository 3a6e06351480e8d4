package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Announces accesses by core reflection, and puts announcements into method handles that access
 * fields and elements, where they are made.
 */
final class ReflectionVisitor extends MethodVisitor {
  private static final String FIELD = "java/lang/reflect/Field";
  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  private static final String MODE = "Ljava/lang/invoke/VarHandle$AccessMode;";
  private static final String HANDLES = "dev/racetest/hooks/AccessorHandles";
  private static final String HANDLE = "Ljava/lang/invoke/MethodHandle;";

  private final SiteTable sites;
  private final int freeLocal;

  /**
   * Makes a visitor.
   *
   * @param freeLocal the first local variable that the method does not use
   */
  ReflectionVisitor(MethodVisitor next, SiteTable sites, int freeLocal) {
    super(Opcodes.ASM9, next);
    this.sites = sites;
    this.freeLocal = freeLocal;
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    boolean isGetter = name.startsWith("get");
    boolean isSetter = name.startsWith("set");
    if (owner.equals(FIELD) && (isGetter || isSetter) && desc.startsWith("(Ljava/lang/Object;")) {
      announceField(owner, name, desc, isSetter);
    } else if (owner.equals("java/lang/reflect/Array")
        && (isGetter || isSetter)
        && desc.startsWith("(Ljava/lang/Object;I")) {
      announceElement(owner, name, desc, isSetter);
    }
    String kind = accessor(owner, name);
    if (kind != null && name.equals("toMethodHandle")) {
      announceInModeHandle(opcode, owner, name, desc, kind);
    } else if (kind == null) {
      super.visitMethodInsn(opcode, owner, name, desc, itf);
    } else {
      Type[] arguments = Type.getArgumentTypes(desc);
      Insertion.spill(mv, arguments, freeLocal);
      Insertion.reload(mv, arguments, freeLocal);
      super.visitMethodInsn(opcode, owner, name, desc, itf);
      announceInHandle(owner, name, kind);
    }
  }

  /** The handle is needed twice: for the call, and beside its result. */
  private void announceInModeHandle(
      int opcode, String owner, String name, String desc, String hook) {
    mv.visitVarInsn(Opcodes.ASTORE, freeLocal);
    mv.visitInsn(Opcodes.DUP);
    mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
    super.visitMethodInsn(opcode, owner, name, desc, false);
    mv.visitInsn(Opcodes.SWAP);
    mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
    Insertion.push(mv, sites.next(owner, name, 0));
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "mode", hook, false);
  }

  private void announceField(String owner, String name, String desc, boolean write) {
    Type[] arguments = Type.getArgumentTypes(desc);
    Insertion.spill(mv, arguments, freeLocal);
    mv.visitInsn(Opcodes.DUP);
    mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
    Insertion.push(mv, write ? 1 : 0);
    Insertion.push(mv, sites.next(owner, name, 0));
    Insertion.memoryHook(mv, "reflective", "(Ljava/lang/Object;Ljava/lang/Object;ZI)V");
    Insertion.reload(mv, arguments, freeLocal);
  }

  private void announceElement(String owner, String name, String desc, boolean write) {
    Type[] arguments = Type.getArgumentTypes(desc);
    Insertion.spill(mv, arguments, freeLocal);
    mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
    mv.visitVarInsn(Opcodes.ILOAD, freeLocal + 1);
    Insertion.push(mv, write ? 1 : 0);
    Insertion.push(mv, sites.next(owner, name, 0));
    Insertion.memoryHook(mv, "element", "(Ljava/lang/Object;IZI)V");
    Insertion.reload(mv, arguments, freeLocal);
  }

  /** What the call returns a handle of, or {@code null} if it does not. */
  private static String accessor(String owner, String name) {
    if (owner.equals("java/lang/invoke/MethodHandles$Lookup")) {
      switch (name) {
        case "findGetter":
        case "findSetter":
        case "findStaticGetter":
        case "findStaticSetter":
          return "(" + HANDLE + "Ljava/lang/Class;Ljava/lang/String;ZI)" + HANDLE;
        case "unreflectGetter":
        case "unreflectSetter":
          return "(" + HANDLE + "Ljava/lang/reflect/Field;ZI)" + HANDLE;
        default:
          return null;
      }
    }
    if (owner.equals(VAR_HANDLE) && name.equals("toMethodHandle")) {
      return "(" + HANDLE + "Ljava/lang/invoke/VarHandle;" + MODE + "I)" + HANDLE;
    }
    if (!owner.equals("java/lang/invoke/MethodHandles")) {
      return null;
    }
    switch (name) {
      case "arrayElementGetter":
      case "arrayElementSetter":
        return "(" + HANDLE + "ZI)" + HANDLE;
      case "varHandleInvoker":
      case "varHandleExactInvoker":
        return "(" + HANDLE + MODE + "I)" + HANDLE;
      default:
        return null;
    }
  }

  private void announceInHandle(String owner, String name, String desc) {
    if (name.startsWith("varHandle")) {
      mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
      Insertion.push(mv, sites.next(VAR_HANDLE, name, 0));
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "invoker", desc, false);
      return;
    }
    boolean isElement = name.startsWith("array");
    if (!isElement) {
      mv.visitVarInsn(Opcodes.ALOAD, freeLocal);
      if (name.startsWith("find")) {
        mv.visitVarInsn(Opcodes.ALOAD, freeLocal + 1);
      }
    }
    Insertion.push(mv, name.endsWith("Setter") ? 1 : 0);
    Insertion.push(mv, sites.next(owner, name, 0));
    String hook = isElement ? "element" : "field";
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, hook, desc, false);
  }
}
