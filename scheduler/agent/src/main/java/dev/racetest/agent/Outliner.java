package dev.racetest.agent;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts calls that may come to nothing into methods of their own, which first ask whether this one
 * does: weak compare-and-sets of a {@code VarHandle}, and {@code Condition.await}. In a method of
 * its own the branch needs to know nothing of the operand stack around the call.
 */
final class Outliner {
  private static final String PREFIX = "racetest$perhaps$";
  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  private static final String CONDITION = "java/util/concurrent/locks/Condition";

  /** A call that was replaced. */
  private record Call(int opcode, String owner, String name, String desc, boolean itf, int line) {
    boolean isAwait() {
      return owner.equals(CONDITION);
    }

    /** With the receiver as the first argument. */
    String outlined() {
      return "(L" + owner + ";" + desc.substring(1);
    }
  }

  private final String type;
  private final boolean isInterface;
  private final List<Call> calls = new ArrayList<>();

  Outliner(String type, boolean isInterface) {
    this.type = type;
    this.isInterface = isInterface;
  }

  /** Whether the call, found in {@code method}, is to be replaced. */
  static boolean isWanted(String method, String owner, String name, String desc) {
    boolean isWeak = owner.equals(VAR_HANDLE) && name.startsWith("weakCompareAndSet");
    boolean isAwait = owner.equals(CONDITION) && name.equals("await") && desc.equals("()V");
    return (isWeak || isAwait) && !method.startsWith(PREFIX);
  }

  /** Writes the call that replaces the given one. */
  void replace(
      MethodVisitor code,
      int opcode,
      String owner,
      String name,
      String desc,
      boolean itf,
      int line) {
    Call call = new Call(opcode, owner, name, desc, itf, line);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, type, PREFIX + calls.size(), call.outlined(), isInterface);
    calls.add(call);
  }

  /** Adds the methods to the class; {@code out} rewrites them like any method. */
  void writeBodies(ClassVisitor out) {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      String[] exceptions = call.isAwait() ? new String[] {"java/lang/InterruptedException"} : null;
      MethodVisitor code = out.visitMethod(access, PREFIX + i, call.outlined(), null, exceptions);
      code.visitCode();
      writeBody(code, call);
      code.visitEnd();
    }
  }

  private static void writeBody(MethodVisitor code, Call call) {
    Label start = new Label();
    code.visitLabel(start);
    code.visitLineNumber(Math.max(call.line, 0), start);
    Label go = new Label();
    if (call.isAwait()) {
      returnFromAwait(code, go);
    } else {
      failToUpdate(code, go);
    }
    code.visitLabel(go);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    int locals = 0;
    for (Type argument : Type.getArgumentTypes(call.outlined())) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), locals);
      locals += argument.getSize();
    }
    code.visitMethodInsn(call.opcode, call.owner, call.name, call.desc, call.itf);
    code.visitInsn(Type.getReturnType(call.desc).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(locals + 2, locals);
  }

  private static void failToUpdate(MethodVisitor code, Label go) {
    code.visitInsn(Opcodes.ICONST_1);
    Insertion.environmentHook(code, "failsSpuriously", "(Z)Z");
    code.visitJumpInsn(Opcodes.IFEQ, go);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
  }

  /** A wait of no length gives the lock up and takes it again, which is all that can be seen. */
  private static void returnFromAwait(MethodVisitor code, Label go) {
    Insertion.environmentHook(code, "wakesSpuriously", "()Z");
    code.visitJumpInsn(Opcodes.IFEQ, go);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.LCONST_1);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, CONDITION, "awaitNanos", "(J)J", true);
    code.visitInsn(Opcodes.POP2);
    code.visitInsn(Opcodes.RETURN);
  }
}
