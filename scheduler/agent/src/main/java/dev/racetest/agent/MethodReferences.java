package dev.racetest.agent;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns references to methods of the JDK, such as {@code latch::countDown}, into lambdas: the class
 * that the JVM makes for a method reference is never seen by an agent, a lambda's body is.
 */
final class MethodReferences {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private final String type;
  private final boolean isInterface;
  private final List<Handle> targets = new ArrayList<>();
  private final List<String> descriptors = new ArrayList<>();

  MethodReferences(String type, boolean isInterface) {
    this.type = type;
    this.isInterface = isInterface;
  }

  /**
   * The bootstrap arguments of a call site, with a lambda in place of a method reference.
   *
   * @param factory the descriptor of the call site: what is captured, and the functional interface
   */
  Object[] replace(String factory, Handle bootstrap, Object[] arguments) {
    boolean isLambda = bootstrap.getOwner().equals(FACTORY) && arguments.length >= 3;
    if (!isLambda || !(arguments[1] instanceof Handle) || !isWanted((Handle) arguments[1])) {
      return arguments;
    }
    Handle target = (Handle) arguments[1];
    String descriptor = descriptor(target, Type.getArgumentTypes(factory));
    Object[] replaced = arguments.clone();
    replaced[1] =
        new Handle(Opcodes.H_INVOKESTATIC, type, name(targets.size()), descriptor, isInterface);
    targets.add(target);
    descriptors.add(descriptor);
    return replaced;
  }

  private static boolean isWanted(Handle target) {
    return target.getOwner().startsWith("java/")
        && (target.getTag() == Opcodes.H_INVOKEVIRTUAL
            || target.getTag() == Opcodes.H_INVOKEINTERFACE
            || target.getTag() == Opcodes.H_INVOKESTATIC);
  }

  private static String name(int number) {
    return "racetest$reference$" + number;
  }

  /** A captured receiver must be declared with the very type that is captured. */
  private static String descriptor(Handle target, Type[] captured) {
    if (target.getTag() == Opcodes.H_INVOKESTATIC) {
      return target.getDesc();
    }
    String receiver =
        captured.length > 0 ? captured[0].getDescriptor() : "L" + target.getOwner() + ";";
    return "(" + receiver + target.getDesc().substring(1);
  }

  /** Adds the bodies of the lambdas to the class; {@code out} rewrites them like any method. */
  void writeBodies(ClassVisitor out) {
    // Bodies refer to nothing new, but the list may not be iterated while it could grow.
    for (int i = 0; i < targets.size(); i++) {
      writeBody(out, name(i), descriptors.get(i), targets.get(i));
    }
  }

  private static void writeBody(ClassVisitor out, String name, String descriptor, Handle target) {
    MethodVisitor code =
        out.visitMethod(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
            name,
            descriptor,
            null,
            null);
    code.visitCode();
    int local = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    code.visitMethodInsn(
        opcode(target),
        target.getOwner(),
        target.getName(),
        target.getDesc(),
        target.isInterface());
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(local + 2, local);
    code.visitEnd();
  }

  private static int opcode(Handle target) {
    switch (target.getTag()) {
      case Opcodes.H_INVOKESTATIC:
        return Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE:
        return Opcodes.INVOKEINTERFACE;
      default:
        return Opcodes.INVOKEVIRTUAL;
    }
  }
}
