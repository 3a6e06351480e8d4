package dev.racetest.agent.watch;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells where threads start, end, are joined and interrupted (JLS 17.4.4). */
final class ThreadEdit {
  private static final String ONE_OBJECT = "(Ljava/lang/Object;)V";
  private static final String ONE_THREAD = "(Ljava/lang/Thread;)V";

  private static final Set<String> CLASSES =
      Set.of(
          "java/lang/Thread",
          "java/lang/VirtualThread",
          "java/lang/ThreadBuilders$BoundVirtualThread",
          "java/util/concurrent/ForkJoinTask");

  private ThreadEdit() {}

  static boolean concerns(String type) {
    return CLASSES.contains(type);
  }

  /** Returns whether anything was put in. */
  static boolean apply(String type, MethodNode method, Watching watching) {
    if (method.name.equals("<clinit>") && watching == Watching.ACCESSES) {
      return beforeReturns(method, "initialized");
    }
    if (type.equals("java/util/concurrent/ConcurrentSkipListMap") && isOperation(method)) {
      // It reads plainly between fences, so that only whole operations can be told.
      return first(method, "release", ONE_OBJECT) && last(method, "acquire", ONE_OBJECT);
    }
    if (type.equals("java/util/concurrent/locks/StampedLock")) {
      return switch (method.name) {
        case "tryOptimisticRead" -> beforeReturns(method, "optimisticReadBegins");
        case "validate" -> beforeReturns(method, "optimisticReadEnds");
        default -> false;
      };
    }
    if (!concerns(type)) {
      return false;
    }
    switch (method.name) {
      case "start":
        return (method.access & Opcodes.ACC_STATIC) == 0 && first(method, "starts", ONE_THREAD);
      case "exit":
        return type.equals("java/lang/Thread")
            && method.desc.equals("()V")
            && first(method, "release", ONE_OBJECT)
            && last(method, "ends", ONE_THREAD);
      case "run":
        return type.equals("java/lang/VirtualThread") && last(method, "ends", ONE_THREAD);
      case "afterTerminate", "afterDone":
        // The carrier goes on for the thread, which it has seen end; the later name is JDK 25's.
        return first(method, "acquire", ONE_OBJECT);
      case "interrupt":
        return method.desc.equals("()V") && first(method, "release", ONE_OBJECT);
      case "isInterrupted":
        return method.desc.equals("()Z") && last(method, "acquire", ONE_OBJECT);
      case "interrupted":
        return method.desc.equals("()Z") && beforeReturns(method, "interrupted");
      case "join":
        return last(method, "acquire", ONE_OBJECT);
      case "fork":
        return first(method, "release", ONE_OBJECT);
      case "doExec":
        return first(method, "acquire", ONE_OBJECT) && last(method, "release", ONE_OBJECT);
      default:
        return false;
    }
  }

  private static boolean isOperation(MethodNode method) {
    return (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0
        && !method.name.equals("<init>");
  }

  private static boolean first(MethodNode method, String hook, String descriptor) {
    method.instructions.insert(new Code().load(Opcodes.ALOAD, 0).watch(hook, descriptor).list);
    return true;
  }

  private static boolean last(MethodNode method, String hook, String descriptor) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        method.instructions.insertBefore(
            insn, new Code().load(Opcodes.ALOAD, 0).watch(hook, descriptor).list);
      }
    }
    return true;
  }

  private static boolean beforeReturns(MethodNode method, String hook) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        method.instructions.insertBefore(insn, new Code().watch(hook, "()V").list);
      }
    }
    return true;
  }
}
