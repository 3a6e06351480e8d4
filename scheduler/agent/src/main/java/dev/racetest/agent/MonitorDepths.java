package dev.racetest.agent;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * How many monitors a method holds before each of its instructions, if that does not depend on the
 * way there. A compiler's output is like that; other code need not be (JVMS 2.11.10).
 */
final class MonitorDepths {
  private static final int UNREACHED = -1;

  private final InsnList code;
  private final List<TryCatchBlockNode> blocks;
  private final int[] depths;
  private final Map<TryCatchBlockNode, int[]> ranges = new HashMap<>();
  private final Deque<Integer> work = new ArrayDeque<>();
  private boolean isStructured = true;
  private int most;

  private MonitorDepths(MethodNode method) {
    this.code = method.instructions;
    this.blocks = method.tryCatchBlocks;
    this.depths = new int[code.size()];
    Arrays.fill(depths, UNREACHED);
    for (TryCatchBlockNode block : blocks) {
      ranges.put(block, new int[] {code.indexOf(block.start), code.indexOf(block.end)});
    }
  }

  /** The depths, {@code null} where they depend on the way. */
  static MonitorDepths of(MethodNode method) {
    MonitorDepths depths = new MonitorDepths(method);
    depths.follow();
    return depths.isStructured ? depths : null;
  }

  /** The greatest of them. */
  int most() {
    return most;
  }

  /** Before an instruction, by its place; negative if it is never reached. */
  int before(int place) {
    return depths[place];
  }

  /** Whether the block covers the instruction and no further one that does something. */
  boolean endsAfter(TryCatchBlockNode block, AbstractInsnNode instruction) {
    int[] range = ranges.get(block);
    int place = code.indexOf(instruction);
    return place >= range[0] && place < range[1] && isFreeOfCode(place + 1, range[1]);
  }

  private boolean isFreeOfCode(int from, int to) {
    for (int place = from; place < to; place++) {
      if (code.get(place).getOpcode() >= 0) {
        return false;
      }
    }
    return true;
  }

  private void follow() {
    reach(0, 0);
    while (isStructured && !work.isEmpty()) {
      int place = work.remove();
      leave(place, code.get(place), depths[place]);
    }
    for (int place = 0; place < depths.length; place++) {
      if (code.get(place).getOpcode() == Opcodes.MONITOREXIT && depths[place] > 0) {
        isStructured &= isLastInItsBlocks(place);
      }
    }
  }

  /** The handlers that are to leave this monitor must not be in force when it has been left. */
  private boolean isLastInItsBlocks(int place) {
    for (TryCatchBlockNode block : blocks) {
      boolean leavesIt = depths[code.indexOf(block.handler)] == depths[place];
      int[] range = ranges.get(block);
      if (leavesIt && place >= range[0] && place < range[1]) {
        if (!isFreeOfCode(place + 1, range[1])) {
          return false;
        }
      }
    }
    return true;
  }

  private void reach(int place, int depth) {
    if (place >= depths.length || depth < 0) {
      isStructured = false;
    } else if (depths[place] == UNREACHED) {
      depths[place] = depth;
      most = Math.max(most, depth);
      work.add(place);
    } else if (depths[place] != depth) {
      isStructured = false;
    }
  }

  private void reach(LabelNode label, int depth) {
    reach(code.indexOf(label), depth);
  }

  private void leave(int place, AbstractInsnNode instruction, int depth) {
    int opcode = instruction.getOpcode();
    if (mayThrow(opcode)) {
      leaveByException(place, depth);
    }
    int after = depth;
    if (opcode == Opcodes.MONITORENTER) {
      after++;
    } else if (opcode == Opcodes.MONITOREXIT) {
      after--;
    }
    if (instruction instanceof JumpInsnNode jump) {
      isStructured &= opcode != Opcodes.JSR;
      reach(jump.label, after);
    } else if (instruction instanceof TableSwitchInsnNode table) {
      table.labels.forEach(label -> reach(label, depth));
      reach(table.dflt, after);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      lookup.labels.forEach(label -> reach(label, depth));
      reach(lookup.dflt, after);
    }
    if (!isLast(opcode)) {
      reach(place + 1, after);
    } else if (opcode != Opcodes.GOTO && depth != 0 && isReturn(opcode)) {
      isStructured = false;
    }
  }

  /** To the handlers of the exception that an instruction may throw, up to one that takes all. */
  private void leaveByException(int place, int depth) {
    for (TryCatchBlockNode block : blocks) {
      int[] range = ranges.get(block);
      if (place >= range[0] && place < range[1]) {
        reach(block.handler, depth);
        if (block.type == null) {
          return;
        }
      }
    }
  }

  private static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  /** Whether the next instruction does not follow. */
  private static boolean isLast(int opcode) {
    return isReturn(opcode)
        || opcode == Opcodes.GOTO
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH;
  }

  /** Not what only moves values, jumps or returns; labels, lines and frames have negative ones. */
  private static boolean mayThrow(int opcode) {
    boolean movesOrCounts =
        opcode <= Opcodes.SIPUSH
            || opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD
            || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
            || opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
    boolean jumps = opcode >= Opcodes.IFEQ && opcode <= Opcodes.RETURN;
    boolean jumpsIfNull = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
    return !movesOrCounts && !jumps && !jumpsIfNull;
  }
}
