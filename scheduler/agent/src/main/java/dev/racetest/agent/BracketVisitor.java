package dev.racetest.agent;

import java.util.ArrayList;
import java.util.List;
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
  private final Label handler = new Label();

  /** Where the handler is in force: from each of these to the next of the others. */
  private final List<Label> starts = new ArrayList<>();

  private final List<Label> ends = new ArrayList<>();
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
    starts.add(mark());
  }

  private Label mark() {
    Label label = new Label();
    super.visitLabel(label);
    return label;
  }

  /** What {@link #end} adds from here on may throw without being called once more. */
  final void endRange() {
    if (ends.size() < starts.size()) {
      ends.add(mark());
    }
  }

  @Override
  public void visitInsn(int opcode) {
    boolean isReturn = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    if (isReturn) {
      end();
    }
    super.visitInsn(opcode);
    if (isReturn && ends.size() == starts.size()) {
      starts.add(mark());
    }
  }

  /** What is known of the locals where exceptions arrive. */
  Object[] localsInHandler() {
    return isStatic ? new Object[0] : new Object[] {type};
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitLabel(handler);
    if (ends.size() < starts.size()) {
      ends.add(handler);
    }
    if (hasFrames) {
      Object[] locals = localsInHandler();
      super.visitFrame(
          Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }
    end();
    super.visitInsn(Opcodes.ATHROW);
    // Last in the table: the body's own handlers come first.
    for (int i = 0; i < starts.size(); i++) {
      if (starts.get(i).getOffset() < ends.get(i).getOffset()) {
        super.visitTryCatchBlock(starts.get(i), ends.get(i), handler, null);
      }
    }
    super.visitMaxs(maxStack, maxLocals);
  }
}
