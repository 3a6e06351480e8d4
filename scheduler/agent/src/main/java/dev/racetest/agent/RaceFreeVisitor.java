package dev.racetest.agent;

import dev.racetest.hooks.RaceFreeFields;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Looks for the annotation {@code RaceFree} of a field: by its simple name, so that production code
 * need not depend on RaceTest.
 */
final class RaceFreeVisitor extends FieldVisitor {
  private final String type;
  private final String field;

  /**
   * Makes a visitor.
   *
   * @param type the class, in internal form
   */
  RaceFreeVisitor(FieldVisitor next, String type, String field) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.field = field;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    AnnotationVisitor next = super.visitAnnotation(descriptor, visible);
    return isRaceFree(descriptor) ? new ReasonReader(next) : next;
  }

  private static boolean isRaceFree(String descriptor) {
    int packages = descriptor.lastIndexOf('/');
    int outer = descriptor.lastIndexOf('$');
    return descriptor.substring(Math.max(Math.max(packages, outer), 0) + 1).equals("RaceFree;");
  }

  /** Takes the reason from the element {@code value} or {@code reason}. */
  private final class ReasonReader extends AnnotationVisitor {
    private String reason = "";

    ReasonReader(AnnotationVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(String element, Object value) {
      if (value instanceof String text && (element.equals("value") || element.equals("reason"))) {
        reason = text.strip();
      }
      super.visit(element, value);
    }

    @Override
    public void visitEnd() {
      RaceFreeFields.add(type.replace('/', '.'), field, reason);
      super.visitEnd();
    }
  }
}
