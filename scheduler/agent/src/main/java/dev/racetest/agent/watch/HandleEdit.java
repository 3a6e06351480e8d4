package dev.racetest.agent.watch;

import java.util.Arrays;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells where a method asks for method handles that may synchronise unseen, and where it calls
 * handles.
 */
final class HandleEdit {
  private static final String INVOKE = "java/lang/invoke/";
  private static final String ONE_OBJECT = "(Ljava/lang/Object;)V";

  private final MethodNode method;

  /** The first local variable that nothing uses. */
  private final int freeLocal;

  private boolean hasChanged;

  HandleEdit(MethodNode method, int freeLocal) {
    this.method = method;
    this.freeLocal = freeLocal;
  }

  /** Returns whether anything was put in. */
  boolean apply() {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof MethodInsnNode call) {
        call(call);
      } else if (insn instanceof LdcInsnNode constant && mayBeOfVariable(constant.cst)
          || insn instanceof InvokeDynamicInsnNode dynamic && takesOne(dynamic)) {
        before(insn, new Code().watch("handleOfVariable", "()V"));
      }
    }
    return hasChanged;
  }

  private void before(AbstractInsnNode insn, Code code) {
    method.instructions.insertBefore(insn, code.list);
    hasChanged = true;
  }

  private void call(MethodInsnNode insn) {
    if (insn.owner.equals(INVOKE + "MethodHandle") && insn.name.startsWith("invoke")) {
      invocation(insn);
    } else if (givesHandleOfVariable(insn)) {
      before(insn, new Code().watch("handleOfVariable", "()V"));
    } else if (insn.owner.equals(INVOKE + "MethodHandles$Lookup")) {
      lookup(insn);
    } else if (changesCallSite(insn)) {
      before(insn, new Code().watch("releaseToAll", "()V"));
    }
  }

  private void invocation(MethodInsnNode insn) {
    Type[] arguments = Type.getArgumentTypes(insn.desc);
    boolean hasObject = arguments.length > 0 && arguments[0].getSort() >= Type.ARRAY;
    Code first = new Code().spill(arguments, freeLocal);
    argument(first, hasObject).watch("handleBegins", ONE_OBJECT);
    before(insn, first.reload(arguments, freeLocal));
    Code last = argument(new Code(), hasObject).watch("handleEnds", ONE_OBJECT);
    method.instructions.insert(insn, last.list);
  }

  private Code argument(Code code, boolean hasObject) {
    return hasObject ? code.load(Opcodes.ALOAD, freeLocal) : code.insn(Opcodes.ACONST_NULL);
  }

  private static boolean givesHandleOfVariable(MethodInsnNode insn) {
    return switch (insn.name) {
      case "findGetter",
          "findSetter",
          "findStaticGetter",
          "findStaticSetter",
          "unreflectGetter",
          "unreflectSetter",
          "varHandleInvoker",
          "varHandleExactInvoker",
          "toMethodHandle" ->
          insn.owner.startsWith(INVOKE);
      case "guardWithTest" -> insn.owner.equals(INVOKE + "SwitchPoint");
      // Also of a call site whose class the program has made.
      case "dynamicInvoker" -> insn.desc.equals("()Ljava/lang/invoke/MethodHandle;");
      case "downcallHandle" -> insn.owner.equals("java/lang/foreign/Linker");
      default -> false;
    };
  }

  /** Whoever invokes the call site, or what the switch point guards, sees it. */
  private static boolean changesCallSite(MethodInsnNode insn) {
    return insn.owner.startsWith(INVOKE)
        && (insn.name.equals("setTarget")
            || insn.name.equals("invalidateAll")
            || insn.name.equals("syncAll"));
  }

  /** Of methods. */
  private void lookup(MethodInsnNode insn) {
    Type[] arguments = Type.getArgumentTypes(insn.desc);
    Code first = new Code().spill(arguments, freeLocal).load(Opcodes.ALOAD, freeLocal);
    switch (insn.name) {
      case "findVirtual", "findStatic", "findSpecial", "bind" ->
          first
              .load(Opcodes.ALOAD, freeLocal + 1)
              .watch("handleOfMethod", "(Ljava/lang/Object;Ljava/lang/String;)V");
      case "unreflect", "unreflectSpecial" ->
          first.watch("handleOfMethod", "(Ljava/lang/reflect/Method;)V");
      default -> {
        return;
      }
    }
    before(insn, first.reload(arguments, freeLocal));
  }

  /** Of a field, or a reference to a method that gives one, such as {@code lookup::findGetter}. */
  private static boolean mayBeOfVariable(Object constant) {
    return constant instanceof Handle handle
        && (handle.getTag() <= Opcodes.H_PUTSTATIC || handle.getOwner().startsWith(INVOKE));
  }

  /** A record's methods take handles of its fields, which are final. */
  private static boolean takesOne(InvokeDynamicInsnNode insn) {
    return !insn.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")
        && Arrays.stream(insn.bsmArgs).anyMatch(HandleEdit::mayBeOfVariable);
  }
}
