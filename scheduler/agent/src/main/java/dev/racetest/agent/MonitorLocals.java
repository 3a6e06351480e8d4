package dev.racetest.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Local variables of a method, each of which holds the object on which a real monitor was entered.
 * The real {@code monitorexit} takes it from there: HotSpot compiles no method in which it cannot
 * see that the two are the same object, and leaves it to the interpreter for good.
 *
 * <p>There is one for each monitor that is held at a time. They are set to null at the method's
 * beginning (that of the whole method is set there) and stand in all of its frames.
 *
 * <p>For the same reason the hook is called when the real monitor is free: an exception that leaves
 * the hook must not find a handler that would leave the monitor once more. Compilers let the range
 * of that handler end right after the {@code monitorexit}; it gets a new end there, before the
 * hook.
 */
final class MonitorLocals {
  private static final String OBJECT = "java/lang/Object";

  private final int first;
  private final int count;
  private final List<Integer> ofInstructions;
  private int next;

  /** Where the ranges of handlers end that do not cover the hook, by the instruction's number. */
  private final Map<Integer, Label> ends = new HashMap<>();

  private MonitorLocals(int first, int count, List<Integer> ofInstructions) {
    this.first = first;
    this.count = count;
    this.ofInstructions = ofInstructions;
  }

  /**
   * Gives the method such variables, as far as it needs them.
   *
   * @param asWhole whether the whole method is to run with a monitor
   */
  static MonitorLocals add(MethodNode method, String type, boolean asWhole) {
    List<Integer> ofInstructions = new ArrayList<>();
    int first = method.maxLocals;
    int forWhole = asWhole ? 1 : 0;
    int count = forWhole;
    MonitorDepths depths = hasMonitors(method) ? MonitorDepths.of(method) : null;
    if (depths != null) {
      count += depths.most();
      ofInstructions = locals(method, depths, first + forWhole);
    }
    MonitorLocals locals = new MonitorLocals(first, count, ofInstructions);
    if (count > 0) {
      locals.endRangesBeforeHooks(method, depths);
      locals.putIntoFrames(method, type);
      clearAtBeginning(method, first + forWhole, first + count);
      method.maxLocals += count;
    }
    return locals;
  }

  private static boolean hasMonitors(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.MONITORENTER) {
        return true;
      }
    }
    return false;
  }

  /** For each instruction that enters or leaves a monitor its variable, -1 if it gets none. */
  private static List<Integer> locals(MethodNode method, MonitorDepths depths, int first) {
    List<Integer> locals = new ArrayList<>();
    for (int place = 0; place < method.instructions.size(); place++) {
      int opcode = method.instructions.get(place).getOpcode();
      if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        int depth = depths.before(place);
        locals.add(depth < 0 ? -1 : first + depth - (opcode == Opcodes.MONITOREXIT ? 1 : 0));
      }
    }
    return locals;
  }

  private void endRangesBeforeHooks(MethodNode method, MonitorDepths depths) {
    if (depths == null) {
      return;
    }
    for (AbstractInsnNode instruction : method.instructions) {
      int opcode = instruction.getOpcode();
      if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        next();
      }
      if (opcode == Opcodes.MONITOREXIT) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
          if (depths.endsAfter(block, instruction)) {
            block.end = new LabelNode(end());
          }
        }
      }
    }
    next = 0;
  }

  private static void clearAtBeginning(MethodNode method, int from, int to) {
    InsnList clearing = new InsnList();
    for (int local = from; local < to; local++) {
      clearing.add(new InsnNode(Opcodes.ACONST_NULL));
      clearing.add(new VarInsnNode(Opcodes.ASTORE, local));
    }
    method.instructions.insert(clearing);
  }

  /** Frames become full ones: each says everything, and not what differs from the one before. */
  private void putIntoFrames(MethodNode method, String type) {
    List<Object> locals = parameters(method, type);
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof FrameNode frame) {
        change(locals, frame);
        if (frame.type == Opcodes.F_SAME || frame.type == Opcodes.F_APPEND || isChop(frame)) {
          frame.stack = List.of();
        }
        frame.type = Opcodes.F_FULL;
        frame.local = with(count, locals);
      }
    }
  }

  private static boolean isChop(FrameNode frame) {
    return frame.type == Opcodes.F_CHOP;
  }

  private static void change(List<Object> locals, FrameNode frame) {
    switch (frame.type) {
      case Opcodes.F_APPEND:
        locals.addAll(frame.local);
        break;
      case Opcodes.F_CHOP:
        for (int i = 0; i < frame.local.size(); i++) {
          locals.remove(locals.size() - 1);
        }
        break;
      case Opcodes.F_FULL:
        locals.clear();
        locals.addAll(frame.local);
        break;
      default:
        break;
    }
  }

  /** In frames a long or double is one entry, in numbers of locals it is two. */
  private List<Object> with(int monitors, List<Object> locals) {
    List<Object> all = new ArrayList<>(locals);
    int size = 0;
    for (Object local : locals) {
      size += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    all.addAll(Collections.nCopies(first - size, Opcodes.TOP));
    all.addAll(Collections.nCopies(monitors, OBJECT));
    return all;
  }

  /** The frame that a method begins with (JVMS 4.10.1.6). */
  private static List<Object> parameters(MethodNode method, String type) {
    List<Object> locals = new ArrayList<>();
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      locals.add(method.name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : type);
    }
    for (Type parameter : Type.getArgumentTypes(method.desc)) {
      locals.add(inFrame(parameter));
    }
    return locals;
  }

  private static Object inFrame(Type type) {
    switch (type.getSort()) {
      case Type.LONG:
        return Opcodes.LONG;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      case Type.ARRAY:
      case Type.OBJECT:
        return type.getInternalName();
      default:
        return Opcodes.INTEGER;
    }
  }

  /** That of the monitor of the whole method. */
  int ofWhole() {
    return first;
  }

  /** The locals of a frame in which {@code known} is known and the monitor of the whole method. */
  Object[] frameOfWhole(Object... known) {
    return with(1, Arrays.asList(known)).toArray();
  }

  /** That of the next instruction, in the order of the code; -1 if it has none. */
  int next() {
    int number = next++;
    return number < ofInstructions.size() ? ofInstructions.get(number) : -1;
  }

  /** Where the real instruction ends that {@link #next} was called for last. */
  Label end() {
    return ends.computeIfAbsent(next - 1, unused -> new Label());
  }
}
