package dev.racetest.agent.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Keeps the thread's place in the calling context tree: the node of the method is in a local
 * variable, so that every handler of an exception can put it back; whichever way the method ends,
 * the node and the call that it was called with come back.
 */
final class PlaceEdit {
  private static final String CONTEXT_DESCRIPTOR = "L" + Code.CONTEXT + ";";

  /** Classes of java.lang whose methods call nothing of the program's but what they are given. */
  private static final Set<String> QUIET =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Byte",
          "java/lang/Character",
          "java/lang/Double",
          "java/lang/Enum",
          "java/lang/Float",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Math",
          "java/lang/Number",
          "java/lang/Short",
          "java/lang/StrictMath",
          "java/lang/String",
          "java/lang/StringBuffer",
          "java/lang/StringBuilder",
          "java/lang/System");

  private final String type;
  private final MethodNode method;

  /** The local variable with the thread. */
  final int strand;

  private final int caller;
  private final int own;
  private final int callSite;

  /** The first local variable that is still free. */
  final int freeLocal;

  PlaceEdit(String type, MethodNode method) {
    this.type = type;
    this.method = method;
    this.strand = method.maxLocals;
    this.caller = strand + 1;
    this.own = strand + 2;
    this.callSite = strand + 3;
    this.freeLocal = strand + 4;
  }

  /** Whether what is called runs no code of the program. */
  static boolean staysInJdk(MethodInsnNode call) {
    if (call.owner.startsWith("[") || call.owner.equals("java/lang/invoke/VarHandle")) {
      return true;
    }
    if (call.name.equals("<init>") && call.owner.startsWith("java/lang/")) {
      return isGivenNothing(call.desc);
    }
    return call.name.equals("getClass") && call.desc.equals("()Ljava/lang/Class;")
        || QUIET.contains(call.owner) && (call.name.equals("equals") || isGivenNothing(call.desc));
  }

  /** Whether no argument can have code of the program. */
  private static boolean isGivenNothing(String descriptor) {
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      boolean isHarmless =
          argument.getSort() < Type.ARRAY
              || argument.getSort() == Type.ARRAY
                  && argument.getElementType().getSort() < Type.ARRAY
              || argument.getInternalName().equals("java/lang/String");
      if (!isHarmless) {
        return false;
      }
    }
    return true;
  }

  /** What the thread does before it calls from a site. */
  Code calls(int site) {
    return new Code()
        .load(Opcodes.ALOAD, strand)
        .push(site)
        .field(Opcodes.PUTFIELD, Code.STRAND, "site", "I");
  }

  /** Puts in what a method needs that calls nothing: its thread alone. */
  void keepStrand() {
    extendFrames(List.of(Code.STRAND));
    method.instructions.insert(
        new Code().watch("current", "()L" + Code.STRAND + ";").load(Opcodes.ASTORE, strand).list);
    method.maxLocals = freeLocal;
  }

  /**
   * Puts all that is needed into the method.
   *
   * @param number the method's number
   * @param first where it can be left by an exception from, {@code null} for nowhere
   */
  void keep(int number, AbstractInsnNode first) {
    extendFrames(ownLocals());
    List<LabelNode> handlers = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (!handlers.contains(block.handler)) {
        handlers.add(block.handler);
        method.instructions.insert(
            SynchronisationEdit.lastOfHead(block.handler), putContext(own).list);
      }
    }
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        method.instructions.insertBefore(insn, leave().list);
      }
    }
    LabelNode start = new LabelNode();
    if (first != null) {
      method.instructions.insertBefore(first, start);
      leaveByExceptions(start);
    }
    method.instructions.insert(begin(number).list);
    method.maxLocals = freeLocal;
  }

  private Code begin(int number) {
    return new Code()
        .watch("current", "()L" + Code.STRAND + ";")
        .insn(Opcodes.DUP)
        .load(Opcodes.ASTORE, strand)
        .field(Opcodes.GETFIELD, Code.STRAND, "context", CONTEXT_DESCRIPTOR)
        .load(Opcodes.ASTORE, caller)
        .load(Opcodes.ALOAD, strand)
        .field(Opcodes.GETFIELD, Code.STRAND, "site", "I")
        .load(Opcodes.ISTORE, callSite)
        .load(Opcodes.ALOAD, strand)
        .push(number)
        .watch("enter", "(L" + Code.STRAND + ";I)" + CONTEXT_DESCRIPTOR)
        .load(Opcodes.ASTORE, own);
  }

  private Code leave() {
    Code code = putContext(caller).load(Opcodes.ALOAD, strand).load(Opcodes.ILOAD, callSite);
    // The JDK may call again from where it was called: the next element, the next task.
    return code.field(Opcodes.PUTFIELD, Code.STRAND, "site", "I");
  }

  private Code putContext(int local) {
    return new Code()
        .load(Opcodes.ALOAD, strand)
        .load(Opcodes.ALOAD, local)
        .field(Opcodes.PUTFIELD, Code.STRAND, "context", CONTEXT_DESCRIPTOR);
  }

  private void leaveByExceptions(LabelNode start) {
    LabelNode handler = new LabelNode();
    method.instructions.add(handler);
    List<Object> locals = new ArrayList<>();
    boolean hasThis =
        (method.access & Opcodes.ACC_STATIC) == 0 && !isThisOverwritten() && !isThisForgotten();
    while (locals.size() < strand) {
      locals.add(hasThis && locals.isEmpty() ? type : Opcodes.TOP);
    }
    locals.addAll(ownLocals());
    method.instructions.add(
        new FrameNode(
            Opcodes.F_NEW,
            locals.size(),
            locals.toArray(),
            1,
            new Object[] {"java/lang/Throwable"}));
    method.instructions.add(leave().insn(Opcodes.ATHROW).list);
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
  }

  /**
   * Frames need not say what is in a variable that is not used any more, as those of proxies do.
   */
  private boolean isThisForgotten() {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame
          && (frame.local.isEmpty() || frame.local.get(0) == Opcodes.TOP)) {
        return true;
      }
    }
    return false;
  }

  private boolean isThisOverwritten() {
    for (AbstractInsnNode insn : method.instructions) {
      boolean isStore = insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
      if (isStore && ((VarInsnNode) insn).var == 0) {
        return true;
      }
    }
    return false;
  }

  private static List<Object> ownLocals() {
    return Arrays.asList(Code.STRAND, Code.CONTEXT, Code.CONTEXT, Opcodes.INTEGER);
  }

  /** The local variables are set wherever the method goes. */
  private void extendFrames(List<?> own) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        List<Object> locals = new ArrayList<>(frame.local);
        int used = 0;
        for (Object local : locals) {
          used += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; used < strand; used++) {
          locals.add(Opcodes.TOP);
        }
        locals.addAll(own);
        frame.local = locals;
      }
    }
  }
}
