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
  private static final String STATIC_FIELD = "$racetest$staticWords";
  private static final String LONGS = "[J";

  private Words() {}

  /** Gives the words of an object of the class; takes null for no object. */
  static String method(String type) {
    return "$racetest$words$" + type.replace('/', '_');
  }

  static final String METHOD_DESCRIPTOR = "(Ljava/lang/Object;)[J";

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
      instanceMethod(to, type, shape.instanceCount() * WORDS + 1, hasFrames);
    }
    if (shape.staticCount() > 0) {
      to.visitField(hidden | Opcodes.ACC_STATIC, STATIC_FIELD, LONGS, null, null).visitEnd();
      staticMethod(to, type, shape.staticCount() * WORDS + 1, hasFrames);
    }
  }

  private static MethodVisitor begin(ClassVisitor to, String name, String descriptor) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = to.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  /**
   * Constructors call it first. Without one, as for an object that is read from a stream, two
   * threads may both make the words, and some accesses are forgotten with one of them.
   */
  private static void instanceMethod(ClassVisitor to, String type, int length, boolean hasFrames) {
    MethodVisitor code = begin(to, method(type), METHOD_DESCRIPTOR);
    Label isThere = new Label();
    Label isObject = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNONNULL, isObject);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitInsn(Opcodes.ARETURN);
    code.visitLabel(isObject);
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, new Object[0]);
    }
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitFieldInsn(Opcodes.GETFIELD, type, FIELD, LONGS);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitJumpInsn(Opcodes.IFNONNULL, isThere);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitLdcInsn(length);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, Code.WATCH, "newWords", "(Ljava/lang/Object;I)[J", false);
    code.visitVarInsn(Opcodes.ASTORE, 1);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, type);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitFieldInsn(Opcodes.PUTFIELD, type, FIELD, LONGS);
    code.visitLabel(isThere);
    if (hasFrames) {
      code.visitFrame(Opcodes.F_NEW, 2, new Object[] {"java/lang/Object", LONGS}, 0, new Object[0]);
    }
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(2, 2);
    code.visitEnd();
  }

  private static void staticMethod(ClassVisitor to, String type, int length, boolean hasFrames) {
    MethodVisitor code = begin(to, staticMethod(type), STATIC_METHOD_DESCRIPTOR);
    Label isThere = new Label();
    code.visitFieldInsn(Opcodes.GETSTATIC, type, STATIC_FIELD, LONGS);
    code.visitVarInsn(Opcodes.ASTORE, 0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNONNULL, isThere);
    code.visitLdcInsn(Type.getObjectType(type));
    code.visitLdcInsn(length);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, Code.WATCH, "staticWords", "(Ljava/lang/Class;I)[J", false);
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
