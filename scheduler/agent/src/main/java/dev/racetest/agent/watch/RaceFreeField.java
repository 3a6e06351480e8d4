package dev.racetest.agent.watch;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Sees whether a field has an annotation of the simple name {@code RaceFree} that gives a reason:
 * such a field is not watched.
 */
abstract class RaceFreeField extends FieldVisitor {
  private boolean isRaceFree;

  RaceFreeField() {
    super(Opcodes.ASM9);
  }

  /** All is seen. */
  abstract void ended(boolean isRaceFree);

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return descriptor.matches(".*[/$L]RaceFree;") ? new Reason() : null;
  }

  @Override
  public void visitEnd() {
    ended(isRaceFree);
  }

  private final class Reason extends AnnotationVisitor {
    Reason() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(String element, Object value) {
      boolean isReason = element.equals("value") || element.equals("reason");
      isRaceFree |= isReason && value instanceof String text && !text.isBlank();
    }
  }
}
