package dev.racetest.agent;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a question at the entry of a method: has the model done this already? If so the method
 * returns what the hook says; if not it goes on as written.
 */
final class GuardVisitor extends MethodVisitor {
  /** What follows the call of the hook at the method's entry. */
  enum Then {
    /** The hook returns nothing and the method goes on. */
    CONTINUE,
    /** The hook returns whether the method is done. */
    RETURN_IF_TRUE,
    /** The hook returns whether the method is done, and its result is false. */
    RETURN_FALSE_IF_TRUE,
    /** The hook returns the method's result, an int or a boolean, or -1 to go on. */
    RETURN_IF_NOT_NEGATIVE,
    /** The hook returns the method's result, a long, or -1 to go on. */
    RETURN_LONG_IF_NOT_NEGATIVE
  }

  private final String owner;
  private final String hook;
  private final String hookDescriptor;
  private final Then then;
  private final Runnable arguments;

  GuardVisitor(
      MethodVisitor next,
      String owner,
      String hook,
      String hookDescriptor,
      Then then,
      int... locals) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
    this.hook = hook;
    this.hookDescriptor = hookDescriptor;
    this.then = then;
    Type[] types = Type.getArgumentTypes(hookDescriptor);
    this.arguments =
        () -> {
          for (int i = 0; i < types.length; i++) {
            load(types[i], locals[i]);
          }
        };
  }

  /**
   * A negative local stands for a constant: -1 for null or zero, -2 for no time limit, -3 for true.
   */
  private void load(Type type, int local) {
    if (local >= 0) {
      mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
    } else if (type.getSort() == Type.LONG) {
      mv.visitLdcInsn(local == -2 ? Long.MAX_VALUE : 0L);
    } else if (type.getSort() <= Type.INT) {
      mv.visitInsn(local == -3 ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
    } else {
      mv.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  @Override
  public void visitCode() {
    super.visitCode();
    arguments.run();
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, hook, hookDescriptor, false);
    if (then == Then.CONTINUE) {
      return;
    }
    Label goOn = new Label();
    if (then == Then.RETURN_IF_TRUE || then == Then.RETURN_FALSE_IF_TRUE) {
      mv.visitJumpInsn(Opcodes.IFEQ, goOn);
      if (then == Then.RETURN_IF_TRUE) {
        mv.visitInsn(Opcodes.RETURN);
      } else {
        mv.visitInsn(Opcodes.ICONST_0);
        mv.visitInsn(Opcodes.IRETURN);
      }
      mv.visitLabel(goOn);
      mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    } else if (then == Then.RETURN_LONG_IF_NOT_NEGATIVE) {
      mv.visitInsn(Opcodes.DUP2);
      mv.visitInsn(Opcodes.LCONST_0);
      mv.visitInsn(Opcodes.LCMP);
      mv.visitJumpInsn(Opcodes.IFLT, goOn);
      mv.visitInsn(Opcodes.LRETURN);
      mv.visitLabel(goOn);
      mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Opcodes.LONG});
      mv.visitInsn(Opcodes.POP2);
    } else {
      mv.visitInsn(Opcodes.DUP);
      mv.visitJumpInsn(Opcodes.IFLT, goOn);
      mv.visitInsn(Opcodes.IRETURN);
      mv.visitLabel(goOn);
      mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {Opcodes.INTEGER});
      mv.visitInsn(Opcodes.POP);
    }
  }
}
