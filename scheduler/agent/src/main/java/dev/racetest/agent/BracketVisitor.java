package dev.racetest.agent;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts code before and after a method's body, the latter on every way out, exceptions included:
 *
 * <pre>
 *   begin; try { body } catch (any) { end; throw }     with "end" before every return
 * </pre>
 */
abstract class BracketVisitor extends MethodVisitor {
  private final Label start = new Label();
  private final Label handler = new Label();
  protected final String type;
  protected final boolean isStatic;
  private final boolean hasFrames;

  BracketVisitor(MethodVisitor next, String type, int access, boolean hasFrames) {
    super(Opcodes.ASM9, next);
    this.hasFrames = hasFrames;
    this.type = type;
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
  }

  abstract void begin();

  abstract void end();

  /** Pushes the object whose monitor a {@code synchronized} method takes (JLS 8.4.3.6). */
  final void pushMonitor() {
    if (isStatic) {
      pushType();
    } else {
      super.visitVarInsn(Opcodes.ALOAD, 0);
    }
  }

  final void pushType() {
    super.visitLdcInsn(Type.getObjectType(type));
  }

  @Override
  public void visitCode() {
    super.visitCode();
    begin();
    super.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      end();
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitLabel(handler);
    if (hasFrames) {
      Object[] locals = isStatic ? new Object[0] : new Object[] {type};
      super.visitFrame(
          Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }
    end();
    super.visitInsn(Opcodes.ATHROW);
    // Last in the table: the body's own handlers come first.
    super.visitTryCatchBlock(start, handler, handler, null);
    super.visitMaxs(maxStack, maxLocals);
  }
}
