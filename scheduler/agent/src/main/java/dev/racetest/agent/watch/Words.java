package dev.racetest.agent.watch;

import java.lang.reflect.Field;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The fields and methods that give each object, and each class, the words of its fields. */
final class Words {
  /** Words of a field; as in the detector. */
  static final int WORDS = 3;

  private static final String FIELD = "$racetest$words";
  private static final String BORN = "$racetest$born";
  private static final String STATIC_FIELD = "$racetest$staticWords";
  private static final String MAKE = "$racetest$makeWords";
  private static final String LONGS = "[J";

  private Words() {}

  /**
   * Gives the words of an object of the class; null if it has none because the thread has made it
   * in the epoch that it is in. Takes null for no object.
   */
  static String method(String type) {
    return "$racetest$words$" + type.replace('/', '_');
  }

  static final String METHOD_DESCRIPTOR = "(Ljava/lang/Object;L" + Code.STRAND + ";)[J";

  /** Notes in which epoch the object was made; "this" is in the first local variable. */
  static Code born(String type, int strand) {
    return new Code()
        .load(Opcodes.ALOAD, 0)
        .load(Opcodes.ALOAD, strand)
        .call(Code.FIELD_WORDS, "born", "(L" + Code.STRAND + ";)J")
        .field(Opcodes.PUTFIELD, type, BORN, "J");
  }

  /** Gives the words of the class's static fields. */
  static String staticMethod(String type) {
    return "$racetest$staticWords$" + type.replace('/', '_');
  }

  static final String STATIC_METHOD_DESCRIPTOR = "()[J";

  /** Whether a class that is loaded was given words when it was. */
  static boolean areIn(Class<?> type) {
    try {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(FIELD) || field.getName().equals(STATIC_FIELD)) {
          return true;
        }
      }
      return false;
    } catch (LinkageError notLinked) {
      return false;
    }
  }

  static void declare(ClassVisitor to, String type, Fields.ClassShape shape, boolean hasFrames) {
    int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
    if (shape.instanceCount() > 0) {
      to.visitField(hidden, FIELD, LONGS, null, null).visitEnd();
      to.visitField(hidden, BORN, "J", null, null).visitEnd();
      instanceMethod(to, type, hasFrames);
      makeWords(to, type, shape.instanceCount() * WORDS + 1, hasFrames);
    }
    if (shape.staticCount() > 0) {
      to.visitField(hidden | Opcodes.ACC_STATIC, STATIC_FIELD, LONGS, null, null).visitEnd();
      staticMethod(to, type, shape.staticCount() * WORDS + 1, hasFrames);
    }
  }

  private static MethodVisitor begin(
      ClassVisitor to, int visibility, String name, String descriptor) {
    int access = visibility | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = to.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void instanceMethod(ClassVisitor to, String type, boolean hasFrames) {
    MethodVisitor code = begin(to, Opcodes.ACC_PUBLIC, method(type), METHOD_DESCRIPTOR);
    Label none = new Label();
    Label found = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, none);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitFieldInsn(Opcodes.GETFIELD, type, FIELD, LONGS);
    code.visitVarInsn(Opcodes.ASTORE, 2);
    code.visitVarInsn(Opcodes.ALOAD, 2);
    code.visitJumpInsn(Opcodes.IFNONNULL, found);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitFieldInsn(Opcodes.GETFIELD, type, BORN, "J");
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitFieldInsn(Opcodes.GETFIELD, Code.STRAND, "epoch", "J");
    code.visitInsn(Opcodes.LCMP);
    code.visitJumpInsn(Opcodes.IFEQ, none);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, type, MAKE, "(L" + type + ";)[J", false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(found);
    Object[] locals = {"java/lang/Object", Code.STRAND, LONGS};
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 3, locals, 0, new Object[0]);
    }
    code.visitVarInsn(Opcodes.ALOAD, 2);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(none);
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 2, locals, 0, new Object[0]);
    }
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(4, 3);
    code.visitEnd();
  }

  /** Under a lock: two threads that made words each would miss each other. */
  private static void makeWords(ClassVisitor to, String type, int length, boolean hasFrames) {
    MethodVisitor code = begin(to, Opcodes.ACC_PRIVATE, MAKE, "(L" + type + ";)[J");
    Label begin = new Label();
    Label end = new Label();
    Label isThere = new Label();
    Label failed = new Label();
    code.visitTryCatchBlock(begin, end, failed, null);
    code.visitLdcInsn(type.hashCode());
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, Code.FIELD_WORDS, "lock", "(I)Ljava/lang/Object;", false);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.MONITORENTER);
    code.visitLabel(begin);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, type, FIELD, LONGS);
    code.visitJumpInsn(Opcodes.IFNONNULL, isThere);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitLdcInsn(length);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, Code.FIELD_WORDS, "make", "(Ljava/lang/Object;I)[J", false);
    code.visitFieldInsn(Opcodes.PUTFIELD, type, FIELD, LONGS);
    code.visitLabel(isThere);
    Object[] locals = {type, "java/lang/Object"};
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 2, locals, 0, new Object[0]);
    }
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.MONITOREXIT);
    code.visitLabel(end);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, type, FIELD, LONGS);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(failed);
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 2, locals, 1, new Object[] {"java/lang/Throwable"});
    }
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.MONITOREXIT);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(3, 2);
    code.visitEnd();
  }

  private static void staticMethod(ClassVisitor to, String type, int length, boolean hasFrames) {
    MethodVisitor code =
        begin(to, Opcodes.ACC_PUBLIC, staticMethod(type), STATIC_METHOD_DESCRIPTOR);
    Label isThere = new Label();
    code.visitFieldInsn(Opcodes.GETSTATIC, type, STATIC_FIELD, LONGS);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNONNULL, isThere);
    code.visitLdcInsn(Type.getObjectType(type));
    code.visitLdcInsn(length);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, Code.FIELD_WORDS, "staticWords", "(Ljava/lang/Class;I)[J", false);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.PUTSTATIC, type, STATIC_FIELD, LONGS);
    code.visitLabel(isThere);
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 1, new Object[] {LONGS}, 0, new Object[0]);
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(2, 1);
    code.visitEnd();
  }
}
