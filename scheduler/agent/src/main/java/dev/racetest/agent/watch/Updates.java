package dev.racetest.agent.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds reads whose variable is surely written right afterwards by the same expression, as in
 * {@code x++}, {@code o.x += 2} or {@code a[i] ^= y}. Whatever races with such a read races with
 * the write as well, so it need not be told.
 *
 * <p>The way from the read to the write is followed on a stack of our own: no branch, no label, no
 * call, nothing that throws.
 */
final class Updates {
  /** Longer ways are not followed. */
  private static final int MOST = 16;

  /** A value on the stack. */
  private enum Value {
    /** What the read has taken its variable from: the object, or the array, or the index. */
    PLACE,
    /** One word. */
    NARROW,
    /** A long or a double. */
    WIDE
  }

  private final Deque<Value> stack = new ArrayDeque<>();

  private Updates() {}

  /** Those reads. */
  static Set<AbstractInsnNode> reads(MethodNode method) {
    Set<AbstractInsnNode> reads = new HashSet<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (new Updates().isUpdate(insn)) {
        reads.add(insn);
      }
    }
    return reads;
  }

  private boolean isUpdate(AbstractInsnNode read) {
    if (!begin(read)) {
      return false;
    }
    AbstractInsnNode insn = read.getNext();
    for (int i = 0; i < MOST && insn != null; i++) {
      if (isStoreOf(read, insn)) {
        return true;
      }
      if (!step(insn)) {
        return false;
      }
      insn = insn.getNext();
    }
    return false;
  }

  private boolean begin(AbstractInsnNode read) {
    int opcode = read.getOpcode();
    int before = read.getPrevious() == null ? -1 : read.getPrevious().getOpcode();
    if (read instanceof FieldInsnNode field) {
      if (opcode == Opcodes.GETFIELD && before == Opcodes.DUP) {
        stack.push(Value.PLACE);
      } else if (opcode != Opcodes.GETSTATIC) {
        return false;
      }
      stack.push(value(Type.getType(field.desc).getSize() == 2));
      return true;
    }
    if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD && before == Opcodes.DUP2) {
      stack.push(Value.PLACE);
      stack.push(Value.PLACE);
      stack.push(value(opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD));
      return true;
    }
    return false;
  }

  private static Value value(boolean isWide) {
    return isWide ? Value.WIDE : Value.NARROW;
  }

  /** Whether it writes what was read. */
  private boolean isStoreOf(AbstractInsnNode read, AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (read instanceof FieldInsnNode from && insn instanceof FieldInsnNode to) {
      boolean isSame =
          from.owner.equals(to.owner) && from.name.equals(to.name) && from.desc.equals(to.desc);
      return from.getOpcode() == Opcodes.GETFIELD
          ? isSame && opcode == Opcodes.PUTFIELD && isPlaceBelow(1)
          : isSame && opcode == Opcodes.PUTSTATIC;
    }
    return opcode >= Opcodes.IASTORE
        && opcode <= Opcodes.SASTORE
        && opcode - Opcodes.IASTORE == read.getOpcode() - Opcodes.IALOAD
        && isPlaceBelow(2);
  }

  /** Whether there is a value on top, and below it where it belongs. */
  private boolean isPlaceBelow(int places) {
    Iterator<Value> fromTop = stack.iterator();
    if (!fromTop.hasNext() || fromTop.next() == Value.PLACE) {
      return false;
    }
    for (int i = 0; i < places; i++) {
      if (!fromTop.hasNext() || fromTop.next() != Value.PLACE) {
        return false;
      }
    }
    return true;
  }

  private boolean step(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.SIPUSH) {
      boolean isLong = opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1;
      return push(isLong || opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1);
    }
    if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
      return push(opcode == Opcodes.LLOAD || opcode == Opcodes.DLOAD);
    }
    if (opcode >= Opcodes.IADD && opcode <= Opcodes.DMUL
        || opcode == Opcodes.FDIV
        || opcode == Opcodes.DDIV) {
      return pop(2) && push((opcode - Opcodes.IADD) % 2 == 1);
    }
    if (opcode >= Opcodes.ISHL && opcode <= Opcodes.LXOR) {
      return pop(2) && push((opcode - Opcodes.ISHL) % 2 == 1);
    }
    if (opcode >= Opcodes.I2L && opcode <= Opcodes.I2S) {
      return pop(1) && push(isToWide(opcode));
    }
    return copy(opcode);
  }

  private static boolean isToWide(int opcode) {
    return switch (opcode) {
      case Opcodes.I2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> true;
      default -> false;
    };
  }

  private boolean push(boolean isWide) {
    stack.push(value(isWide));
    return true;
  }

  /** Takes values away; not where they belong. */
  private boolean pop(int values) {
    for (int i = 0; i < values; i++) {
      if (stack.isEmpty() || stack.pop() == Value.PLACE) {
        return false;
      }
    }
    return true;
  }

  /** The value of the expression that the update is stays below. */
  private boolean copy(int opcode) {
    int below =
        switch (opcode) {
          case Opcodes.DUP, Opcodes.DUP2 -> 0;
          case Opcodes.DUP_X1, Opcodes.DUP2_X1 -> 1;
          case Opcodes.DUP_X2, Opcodes.DUP2_X2 -> 2;
          default -> -1;
        };
    boolean isForWide =
        opcode == Opcodes.DUP2 || opcode == Opcodes.DUP2_X1 || opcode == Opcodes.DUP2_X2;
    if (below < 0 || stack.size() <= below || stack.peek() != value(isForWide)) {
      return false;
    }
    Value copied = stack.pop();
    Deque<Value> over = new ArrayDeque<>();
    for (int i = 0; i < below; i++) {
      // Where a wide value lies below, another form of copying would be meant.
      if (stack.peek() == Value.WIDE) {
        return false;
      }
      over.push(stack.pop());
    }
    stack.push(copied);
    while (!over.isEmpty()) {
      stack.push(over.pop());
    }
    stack.push(copied);
    return true;
  }
}
