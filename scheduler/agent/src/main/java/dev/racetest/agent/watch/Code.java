package dev.racetest.agent.watch;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Instructions that are put in. Operand stacks in comments grow to the right. */
final class Code {
  static final String WATCH = "dev/racetest/watch/Watch";
  static final String FIELD_WORDS = "dev/racetest/watch/FieldWords";
  static final String ELEMENTS = "dev/racetest/watch/Elements";
  static final String JOBS = "dev/racetest/watch/Jobs";
  static final String STRAND = "dev/racetest/watch/Strand";
  static final String CONTEXT = "dev/racetest/watch/Context";

  final InsnList list = new InsnList();

  Code insn(int opcode) {
    list.add(new InsnNode(opcode));
    return this;
  }

  Code load(int opcode, int local) {
    list.add(new VarInsnNode(opcode, local));
    return this;
  }

  Code push(int value) {
    if (value >= -1 && value <= 5) {
      return insn(Opcodes.ICONST_0 + value);
    }
    if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      list.add(new IntInsnNode(Opcodes.BIPUSH, value));
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      list.add(new IntInsnNode(Opcodes.SIPUSH, value));
    } else {
      list.add(new LdcInsnNode(value));
    }
    return this;
  }

  Code constant(Object value) {
    list.add(new LdcInsnNode(value));
    return this;
  }

  Code field(int opcode, String owner, String name, String descriptor) {
    list.add(new FieldInsnNode(opcode, owner, name, descriptor));
    return this;
  }

  Code call(String owner, String name, String descriptor) {
    list.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false));
    return this;
  }

  Code watch(String name, String descriptor) {
    return call(WATCH, name, descriptor);
  }

  Code elements(String name, String descriptor) {
    return call(ELEMENTS, name, descriptor);
  }

  /** Copies what lies below a value: ..., x, value -> ..., x, value, x. */
  Code copyBelow(int sizeOfValue) {
    return sizeOfValue == 1
        ? insn(Opcodes.DUP2).insn(Opcodes.POP)
        : insn(Opcodes.DUP2_X1).insn(Opcodes.POP2).insn(Opcodes.DUP_X2);
  }

  /** Copies the two words below a value: ..., x, y, value -> ..., x, y, value, x, y. */
  Code copyPairBelow(int sizeOfValue) {
    return sizeOfValue == 1
        ? insn(Opcodes.DUP_X2).insn(Opcodes.POP).insn(Opcodes.DUP2_X1)
        : insn(Opcodes.DUP2_X2).insn(Opcodes.POP2).insn(Opcodes.DUP2_X2);
  }

  /** Brings what lies below a value to the top: ..., x, value -> ..., value, x. */
  Code bringUp(int sizeOfValue) {
    return sizeOfValue == 1 ? insn(Opcodes.SWAP) : insn(Opcodes.DUP2_X1).insn(Opcodes.POP2);
  }

  /** Moves arguments from the stack to locals from {@code first} on. */
  Code spill(Type[] arguments, int first) {
    int local = first;
    for (Type argument : arguments) {
      local += argument.getSize();
    }
    for (int i = arguments.length - 1; i >= 0; i--) {
      local -= arguments[i].getSize();
      load(arguments[i].getOpcode(Opcodes.ISTORE), local);
    }
    return this;
  }

  /** Undoes {@link #spill}. */
  Code reload(Type[] arguments, int first) {
    int local = first;
    for (Type argument : arguments) {
      load(argument.getOpcode(Opcodes.ILOAD), local);
      local += argument.getSize();
    }
    return this;
  }
}
