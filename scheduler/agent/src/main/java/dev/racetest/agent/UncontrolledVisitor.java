package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes a method say that it cannot be controlled, should an execution ever call it. */
final class UncontrolledVisitor extends MethodVisitor {
  private final String reason;

  UncontrolledVisitor(MethodVisitor next, String reason) {
    super(Opcodes.ASM9, next);
    this.reason = reason;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    super.visitLdcInsn(reason);
    Insertion.hook(mv, "uncontrolled", "(Ljava/lang/String;)V");
  }
}
