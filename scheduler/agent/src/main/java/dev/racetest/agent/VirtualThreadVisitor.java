package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells, at the end of the constructor of a virtual thread, what that thread will run. */
final class VirtualThreadVisitor extends MethodVisitor {
  private final int bodyLocal;

  VirtualThreadVisitor(MethodVisitor next, int bodyLocal) {
    super(Opcodes.ASM9, next);
    this.bodyLocal = bodyLocal;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitVarInsn(Opcodes.ALOAD, bodyLocal);
      Insertion.threadHook(mv, "virtualThread", "(Ljava/lang/Thread;Ljava/lang/Runnable;)V");
    }
    super.visitInsn(opcode);
  }
}
