package dev.racetest.agent;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Announces reads and writes of fields and array elements. */
final class AccessVisitor extends MethodVisitor {
  /**
   * Views that collections make on demand and keep. Two readers may both make one; the collection's
   * contract calls that reading.
   */
  private static final Set<String> CACHED_VIEWS =
      Set.of("keySet", "values", "entrySet", "navigableKeySet", "descendingMap");

  /** What JaCoCo names everything that it adds. */
  private static final String JACOCO = "$jacoco";

  private final String type;
  private final Treatment treatment;
  private final Map<String, Integer> ownFields;
  private final SiteTable sites;
  private boolean beforeSuperConstructor;
  private int pendingNews;

  /** The local that holds the probes of a coverage tool, -1 if there are none. */
  private int probes = -1;

  /** The value on top of the stack, or below constants, is the probes. */
  private boolean isProbe;

  /**
   * Makes a visitor.
   *
   * @param ownFields access flags of the fields that the class itself declares, by name
   */
  AccessVisitor(
      MethodVisitor next,
      String type,
      String method,
      Treatment treatment,
      Map<String, Integer> ownFields,
      SiteTable sites) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.treatment = treatment;
    this.ownFields = ownFields;
    this.sites = sites;
    this.beforeSuperConstructor = method.equals("<init>");
  }

  @Override
  public void visitTypeInsn(int opcode, String operand) {
    if (opcode == Opcodes.NEW) {
      pendingNews++;
    }
    super.visitTypeInsn(opcode, operand);
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    super.visitMethodInsn(opcode, owner, name, desc, itf);
    isProbe = name.startsWith(JACOCO);
    if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
      if (pendingNews > 0) {
        pendingNews--;
      } else {
        beforeSuperConstructor = false;
      }
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    isProbe |= value instanceof ConstantDynamic dynamic && dynamic.getName().startsWith(JACOCO);
    super.visitLdcInsn(value);
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    if (opcode == Opcodes.ASTORE && isProbe) {
      probes = local;
    }
    isProbe = opcode == Opcodes.ALOAD && local == probes;
    super.visitVarInsn(opcode, local);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    isProbe = opcode == Opcodes.GETSTATIC && name.startsWith(JACOCO);
    if (isInteresting(opcode, owner, name, descriptor)) {
      announce(opcode, owner, name, Type.getType(descriptor).getSize());
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  private boolean isInteresting(int opcode, String owner, String name, String descriptor) {
    // JVMS 4.10.2.4: before the super constructor has run, "this" can be handed to nobody.
    if (beforeSuperConstructor && opcode == Opcodes.PUTFIELD && owner.equals(type)) {
      return false;
    }
    if (name.startsWith(JACOCO) || name.startsWith("this$") || name.startsWith("val$")) {
      return false;
    }
    if (!treatment.isUser() && isOfTheJdkItself(opcode, owner, name)) {
      return false;
    }
    Integer access = owner.equals(type) ? ownFields.get(name) : null;
    if (access == null) {
      return true;
    }
    if ((access & Opcodes.ACC_SYNTHETIC) != 0) {
      return false;
    }
    if ((access & Opcodes.ACC_FINAL) != 0) {
      return isWayIntoStaticState(opcode, descriptor);
    }
    return treatment.accesses || (access & Opcodes.ACC_VOLATILE) != 0;
  }

  /**
   * What the JDK shares on purpose: views and statics that it caches, and the position that nobody
   * asks for, which all formats write zeros to.
   */
  private boolean isOfTheJdkItself(int opcode, String owner, String name) {
    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
    return CACHED_VIEWS.contains(name)
        || isStatic && treatment == Treatment.COLLECTION
        || owner.equals("java/text/FieldPosition");
  }

  /** The field itself never changes, but what it leads to may, and has to be put back then. */
  private boolean isWayIntoStaticState(int opcode, String descriptor) {
    return opcode == Opcodes.GETSTATIC
        && treatment.isUser()
        && (descriptor.startsWith("[") || descriptor.startsWith("L"))
        && !descriptor.equals("Ljava/lang/String;")
        && !descriptor.startsWith("Ljava/lang/invoke/");
  }

  private void announce(int opcode, String owner, String name, int size) {
    int site = sites.next(owner, name, 0);
    switch (opcode) {
      case Opcodes.GETFIELD:
        visitInsn(Opcodes.DUP);
        Insertion.push(mv, site);
        Insertion.hook(mv, "read", "(Ljava/lang/Object;I)V");
        break;
      case Opcodes.PUTFIELD:
        Insertion.copyBelow(mv, size);
        Insertion.push(mv, site);
        Insertion.hook(mv, "write", "(Ljava/lang/Object;I)V");
        break;
      case Opcodes.GETSTATIC:
        Insertion.push(mv, site);
        Insertion.hook(mv, "staticRead", "(I)V");
        break;
      default:
        Insertion.push(mv, site);
        Insertion.hook(mv, "staticWrite", "(I)V");
        break;
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (isProbe && opcode == Opcodes.BASTORE) {
      isProbe = false;
    } else if (treatment.accesses) {
      if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
        super.visitInsn(Opcodes.DUP2);
        Insertion.push(mv, sites.next(null, null, 0));
        Insertion.hook(mv, "arrayRead", "(Ljava/lang/Object;II)V");
      } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
        boolean wide = opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE;
        Insertion.copyPairBelow(mv, wide ? 2 : 1);
        Insertion.push(mv, sites.next(null, null, 0));
        Insertion.hook(mv, "arrayWrite", "(Ljava/lang/Object;II)V");
      }
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitLineNumber(int line, org.objectweb.asm.Label start) {
    sites.line(line);
    super.visitLineNumber(line, start);
  }
}
