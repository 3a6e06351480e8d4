package dev.racetest.agent.watch;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells in the executors of the JDK which tasks are handed over, and when they run. */
final class JobEdit {
  private static final String ONE_OBJECT = "(Ljava/lang/Object;)V";

  private JobEdit() {}

  /** Returns whether anything was put in. */
  static boolean apply(String type, MethodNode method) {
    return switch (type) {
      case "java/util/concurrent/FutureTask" ->
          switch (method.name) {
            case "<init>" -> atEnd(method, true);
            case "run", "runAndReset" -> around(method);
            default -> false;
          };
      case "java/util/concurrent/ForkJoinTask" ->
          switch (method.name) {
            case "<init>" -> atEnd(method, true);
            case "doExec" -> around(method);
            default -> false;
          };
      case "java/util/concurrent/ThreadPoolExecutor" ->
          switch (method.name) {
            case "execute" -> handedOver(method);
            case "runWorker" -> aroundCall(method, "java/lang/Runnable");
            default -> false;
          };
      case "java/util/Timer" -> method.name.equals("sched") && handedOver(method);
      case "java/util/TimerThread" ->
          method.name.equals("mainLoop") && aroundCall(method, "java/util/TimerTask");
      default -> false;
    };
  }

  /** Tells the task that is the first argument. */
  private static boolean handedOver(MethodNode method) {
    method.instructions.insert(
        new Code().load(Opcodes.ALOAD, 1).call(Code.JOBS, "made", ONE_OBJECT).list);
    return true;
  }

  private static boolean around(MethodNode method) {
    method.instructions.insert(
        new Code().load(Opcodes.ALOAD, 0).call(Code.JOBS, "taskBegins", ONE_OBJECT).list);
    return atEnd(method, false);
  }

  private static boolean atEnd(MethodNode method, boolean isMade) {
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        Code code =
            isMade
                ? new Code().load(Opcodes.ALOAD, 0).call(Code.JOBS, "made", ONE_OBJECT)
                : new Code().call(Code.JOBS, "taskEnds", "()V");
        method.instructions.insertBefore(insn, code.list);
      }
    }
    return true;
  }

  /** A task that ends with an exception ends its thread as well. */
  private static boolean aroundCall(MethodNode method, String taskType) {
    boolean isFound = false;
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof MethodInsnNode call
          && call.owner.equals(taskType)
          && call.name.equals("run")) {
        Code before = new Code().insn(Opcodes.DUP).call(Code.JOBS, "taskBegins", ONE_OBJECT);
        method.instructions.insertBefore(insn, before.list);
        method.instructions.insert(insn, new Code().call(Code.JOBS, "taskEnds", "()V").list);
        isFound = true;
      }
    }
    return isFound;
  }
}
