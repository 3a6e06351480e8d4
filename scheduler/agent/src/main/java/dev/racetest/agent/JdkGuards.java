package dev.racetest.agent;

import static dev.racetest.agent.GuardVisitor.Then.CONTINUE;
import static dev.racetest.agent.GuardVisitor.Then.RETURN_IF_NOT_NEGATIVE;
import static dev.racetest.agent.GuardVisitor.Then.RETURN_IF_TRUE;
import static dev.racetest.agent.Insertion.HOOKS;
import static dev.racetest.agent.Insertion.MEMORY_HOOKS;
import static dev.racetest.agent.Insertion.THREAD_HOOKS;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;

/** Which methods of the JDK ask the model first; the few that everything else is built on. */
final class JdkGuards {
  private static final String ONE_THREAD = "(Ljava/lang/Thread;)Z";

  private static final String FIELD_REFLECTOR = "java/io/ObjectStreamClass$FieldReflector";

  private static final String LINKER = "java/lang/invoke/MethodHandleNatives";

  /** What the JVM calls to link invokedynamic instructions, method handles and constants. */
  private static final Set<String> LINKING =
      Set.of(
          "linkCallSite",
          "linkDynamicConstant",
          "linkMethod",
          "linkMethodHandleConstant",
          "findMethodHandleType");

  private static final List<String> CLASSES =
      List.of(
          "java/lang/Thread",
          "java/lang/VirtualThread",
          "java/lang/ClassLoader",
          LINKER,
          "java/util/concurrent/locks/LockSupport",
          FIELD_REFLECTOR,
          "java/util/concurrent/ForkJoinTask",
          "java/io/ObjectOutputStream");

  private JdkGuards() {}

  /** Whether the class, by its internal name, has guarded methods. */
  static boolean concern(String type) {
    return CLASSES.contains(type) || EnvironmentGuards.concern(type);
  }

  /** The visitor of a method of a guarded class, with its guard in front if it has one. */
  static MethodVisitor guard(MethodVisitor out, String type, String name, String desc) {
    MethodVisitor next = EnvironmentGuards.guard(out, type, name, desc);
    switch (type) {
      case "java/lang/Thread":
        return thread(next, name, desc);
      case "java/lang/VirtualThread":
        return virtualThread(next, name, desc);
      case "java/lang/ClassLoader":
        return (name + desc).equals("loadClass(Ljava/lang/String;)Ljava/lang/Class;")
            ? linkingBegins(next)
            : next;
      case LINKER:
        return LINKING.contains(name) ? linkingBegins(next) : next;
      case "java/util/concurrent/locks/LockSupport":
        return lockSupport(next, name, desc);
      case "java/util/concurrent/ForkJoinTask":
        return name.equals("doExec")
            ? new GuardVisitor(next, THREAD_HOOKS, "taskBegins", "()V", CONTINUE)
            : next;
      case FIELD_REFLECTOR:
        return fieldReflector(next, name);
      case "java/io/ObjectOutputStream":
        return name.equals("writeArray")
            ? new GuardVisitor(
                next, MEMORY_HOOKS, "serialArray", "(Ljava/lang/Object;)V", CONTINUE, 1)
            : next;
      default:
        return next;
    }
  }

  private static MethodVisitor linkingBegins(MethodVisitor next) {
    return new GuardVisitor(next, THREAD_HOOKS, "linkingBegins", "()V", CONTINUE);
  }

  private static MethodVisitor thread(MethodVisitor next, String name, String desc) {
    switch (name + desc) {
      case "start()V":
        return new GuardVisitor(next, THREAD_HOOKS, "start", ONE_THREAD, RETURN_IF_TRUE, 0);
      case "start(Ljdk/internal/vm/ThreadContainer;)V":
        return startInContainer(next);
      case "run()V":
        return runBegins(next);
      case "exit()V":
        return new GuardVisitor(next, THREAD_HOOKS, "exit", "(Ljava/lang/Thread;)V", CONTINUE, 0);
      case "dispatchUncaughtException(Ljava/lang/Throwable;)V":
        return new GuardVisitor(
            next,
            THREAD_HOOKS,
            "uncaught",
            "(Ljava/lang/Thread;Ljava/lang/Throwable;)Z",
            RETURN_IF_TRUE,
            0,
            1);
      case "stop()V":
      case "suspend()V":
      case "resume()V":
        return new GuardVisitor(next, THREAD_HOOKS, "refuse", "()V", CONTINUE);
      case "join()V":
        return new GuardVisitor(next, THREAD_HOOKS, "joins", ONE_THREAD, RETURN_IF_TRUE, 0);
      case "interrupt()V":
        return new GuardVisitor(next, THREAD_HOOKS, "interrupt", ONE_THREAD, RETURN_IF_TRUE, 0);
      case "isInterrupted()Z":
        return interrupted(next, 0, -1);
      case "interrupted()Z":
        return interrupted(next, -1, -3);
      default:
        return next;
    }
  }

  private static MethodVisitor virtualThread(MethodVisitor next, String name, String desc) {
    switch (name + desc) {
      case "<init>(Ljava/util/concurrent/Executor;Ljava/lang/String;ILjava/lang/Runnable;)V":
        return new VirtualThreadVisitor(next, 4);
      case "start()V":
        return new GuardVisitor(next, THREAD_HOOKS, "start", ONE_THREAD, RETURN_IF_TRUE, 0);
      case "start(Ljdk/internal/vm/ThreadContainer;)V":
        return startInContainer(next);
      case "interrupt()V":
        return new GuardVisitor(next, THREAD_HOOKS, "interrupt", ONE_THREAD, RETURN_IF_TRUE, 0);
      case "isInterrupted()Z":
        return interrupted(next, 0, -1);
      default:
        return next;
    }
  }

  private static MethodVisitor lockSupport(MethodVisitor next, String name, String desc) {
    String park = "(Ljava/lang/Object;J)Z";
    switch (name + desc) {
      case "park()V":
        return new GuardVisitor(next, HOOKS, "park", park, RETURN_IF_TRUE, -1, -2);
      case "park(Ljava/lang/Object;)V":
        return new GuardVisitor(next, HOOKS, "park", park, RETURN_IF_TRUE, 0, -2);
      case "parkNanos(J)V":
        return new GuardVisitor(next, HOOKS, "park", park, RETURN_IF_TRUE, -1, 0);
      case "parkNanos(Ljava/lang/Object;J)V":
        return new GuardVisitor(next, HOOKS, "park", park, RETURN_IF_TRUE, 0, 1);
      case "parkUntil(J)V":
        return new GuardVisitor(next, HOOKS, "parkUntil", park, RETURN_IF_TRUE, -1, 0);
      case "parkUntil(Ljava/lang/Object;J)V":
        return new GuardVisitor(next, HOOKS, "parkUntil", park, RETURN_IF_TRUE, 0, 1);
      case "unpark(Ljava/lang/Thread;)V":
        return new GuardVisitor(next, HOOKS, "unpark", ONE_THREAD, RETURN_IF_TRUE, 0);
      default:
        return next;
    }
  }

  /** Serialization reads and writes fields by their offsets. */
  private static MethodVisitor fieldReflector(MethodVisitor next, String name) {
    switch (name) {
      case "getPrimFieldValues":
      case "getObjFieldValues":
        return serial(next, -1);
      case "setPrimFieldValues":
      case "setObjFieldValues":
        return serial(next, -3);
      default:
        return next;
    }
  }

  private static MethodVisitor serial(MethodVisitor next, int write) {
    return new GuardVisitor(
        next,
        MEMORY_HOOKS,
        "serial",
        "(Ljava/lang/Object;Ljava/lang/Object;Z)V",
        CONTINUE,
        0,
        1,
        write);
  }

  private static MethodVisitor startInContainer(MethodVisitor next) {
    String descriptor = "(Ljava/lang/Thread;Ljava/lang/Object;)Z";
    return new GuardVisitor(next, THREAD_HOOKS, "start", descriptor, RETURN_IF_TRUE, 0, 1);
  }

  /** The first thing a new thread does is to wait until it is let run. */
  static MethodVisitor runBegins(MethodVisitor next) {
    return new GuardVisitor(next, THREAD_HOOKS, "runBegins", "(Ljava/lang/Thread;)V", CONTINUE, 0);
  }

  private static MethodVisitor interrupted(MethodVisitor next, int thread, int clear) {
    return new GuardVisitor(
        next,
        THREAD_HOOKS,
        "interrupted",
        "(Ljava/lang/Thread;Z)I",
        RETURN_IF_NOT_NEGATIVE,
        thread,
        clear);
  }
}
