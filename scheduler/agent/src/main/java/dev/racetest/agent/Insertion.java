package dev.racetest.agent;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Pieces of inserted bytecode. Operand stacks in comments grow to the right. */
final class Insertion {
  static final String HOOKS = "dev/racetest/hooks/Hooks";
  static final String MEMORY_HOOKS = "dev/racetest/hooks/MemoryHooks";
  static final String THREAD_HOOKS = "dev/racetest/hooks/ThreadHooks";

  static final String ENVIRONMENT_HOOKS = "dev/racetest/hooks/EnvironmentHooks";

  private Insertion() {}

  static void hook(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
  }

  static void memoryHook(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, MEMORY_HOOKS, name, descriptor, false);
  }

  static void threadHook(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, THREAD_HOOKS, name, descriptor, false);
  }

  static void environmentHook(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, ENVIRONMENT_HOOKS, name, descriptor, false);
  }

  static void push(MethodVisitor code, int value) {
    if (value >= -1 && value <= 5) {
      code.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      code.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      code.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      code.visitLdcInsn(value);
    }
  }

  /** Copies what lies below a value of the given size: ..., x, value -> ..., x, value, x. */
  static void copyBelow(MethodVisitor code, int sizeOfValue) {
    if (sizeOfValue == 1) {
      code.visitInsn(Opcodes.DUP2); // x v x v
      code.visitInsn(Opcodes.POP); // x v x
    } else {
      code.visitInsn(Opcodes.DUP2_X1); // v x v
      code.visitInsn(Opcodes.POP2); // v x
      code.visitInsn(Opcodes.DUP_X2); // x v x
    }
  }

  /** Copies the two words below a value: ..., x, y, value -> ..., x, y, value, x, y. */
  static void copyPairBelow(MethodVisitor code, int sizeOfValue) {
    if (sizeOfValue == 1) {
      code.visitInsn(Opcodes.DUP_X2); // v x y v
      code.visitInsn(Opcodes.POP); // v x y
      code.visitInsn(Opcodes.DUP2_X1); // x y v x y
    } else {
      code.visitInsn(Opcodes.DUP2_X2); // v x y v
      code.visitInsn(Opcodes.POP2); // v x y
      code.visitInsn(Opcodes.DUP2_X2); // x y v x y
    }
  }

  /** Moves arguments from the stack to locals from {@code firstLocal} on. */
  static void spill(MethodVisitor code, Type[] arguments, int firstLocal) {
    int local = firstLocal;
    for (Type argument : arguments) {
      local += argument.getSize();
    }
    for (int i = arguments.length - 1; i >= 0; i--) {
      local -= arguments[i].getSize();
      code.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), local);
    }
  }

  /** Undoes {@link #spill}. */
  static void reload(MethodVisitor code, Type[] arguments, int firstLocal) {
    int local = firstLocal;
    for (Type argument : arguments) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
  }
}
