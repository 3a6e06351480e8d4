package dev.racetest.agent;

import static dev.racetest.agent.GuardVisitor.Then.CONTINUE;
import static dev.racetest.agent.GuardVisitor.Then.RETURN_FALSE_IF_TRUE;
import static dev.racetest.agent.GuardVisitor.Then.RETURN_IF_NOT_NEGATIVE;
import static dev.racetest.agent.GuardVisitor.Then.RETURN_IF_TRUE;
import static dev.racetest.agent.GuardVisitor.Then.RETURN_LONG_IF_NOT_NEGATIVE;
import static dev.racetest.agent.Insertion.ENVIRONMENT_HOOKS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;

/** Which methods of the JDK ask the execution first for what the JVM would hand out. */
final class EnvironmentGuards {
  private record Guard(String hook, String descriptor, GuardVisitor.Then then, int... locals) {}

  private static final String ATOMICS = "java/util/concurrent/atomic/";
  private static final Map<String, Guard> GUARDS = new HashMap<>();
  private static final Set<String> CLASSES = new HashSet<>();

  static {
    Guard threadId = new Guard("threadId", "()J", RETURN_LONG_IF_NOT_NEGATIVE);
    add("java/lang/Thread", "nextThreadID()J", threadId);
    add("java/lang/Thread$ThreadIdentifiers", "next()J", threadId);
    Guard threadNumber = new Guard("threadNumber", "()I", RETURN_IF_NOT_NEGATIVE);
    add("java/lang/Thread", "nextThreadNum()I", threadNumber);
    add("java/lang/Thread$ThreadNumbering", "next()I", threadNumber);
    add(
        "java/lang/Object",
        "toString()Ljava/lang/String;",
        new Guard("identityHash", "(Ljava/lang/Object;)V", CONTINUE, 0));
    add(
        "java/security/SecureRandom",
        "nextBytes([B)V",
        new Guard("bytes", "(Ljava/security/SecureRandom;[B)Z", RETURN_IF_TRUE, 0, 1));
    Guard exit = new Guard("exit", "(I)V", CONTINUE, 1);
    add("java/lang/Runtime", "exit(I)V", exit);
    add("java/lang/Runtime", "halt(I)V", exit);
    addShutdownHooks();
    addThreadGroups();
  }

  private EnvironmentGuards() {}

  private static void addShutdownHooks() {
    String type = "java/lang/ApplicationShutdownHooks";
    String add = "(Ljava/lang/Thread;)Z";
    add(type, "add(Ljava/lang/Thread;)V", new Guard("addShutdownHook", add, RETURN_IF_TRUE, 0));
    String remove = "(Ljava/lang/Thread;)I";
    add(
        type,
        "remove(Ljava/lang/Thread;)Z",
        new Guard("removeShutdownHook", remove, RETURN_IF_NOT_NEGATIVE, 0));
  }

  private static void addThreadGroups() {
    String type = "java/lang/ThreadGroup";
    String group = "(Ljava/lang/ThreadGroup;";
    add(type, "activeCount()I", new Guard("activeCount", group + ")I", RETURN_IF_NOT_NEGATIVE, 0));
    add(
        type,
        "enumerate([Ljava/lang/Thread;Z)I",
        new Guard("enumerate", group + "[Ljava/lang/Thread;Z)I", RETURN_IF_NOT_NEGATIVE, 0, 1, 2));
    add(
        type,
        "enumerate([Ljava/lang/Thread;)I",
        new Guard("enumerate", group + "[Ljava/lang/Thread;Z)I", RETURN_IF_NOT_NEGATIVE, 0, 1, -3));
    add(type, "interrupt()V", new Guard("interrupt", group + ")Z", RETURN_IF_TRUE, 0));
  }

  private static void add(String type, String method, Guard guard) {
    GUARDS.put(type + "." + method, guard);
    CLASSES.add(type);
  }

  /** Whether methods of the class, by its internal name, are guarded here. */
  static boolean concern(String type) {
    return CLASSES.contains(type);
  }

  /** The visitor of a method, with its guard in front if it has one. */
  static MethodVisitor guard(MethodVisitor next, String type, String name, String desc) {
    boolean isWeak = type.startsWith(ATOMICS) && name.startsWith("weakCompareAndSet");
    if (isWeak) {
      return new GuardVisitor(
          next, ENVIRONMENT_HOOKS, "failsSpuriously", "(Z)Z", RETURN_FALSE_IF_TRUE, -1);
    }
    Guard guard = GUARDS.get(type + "." + name + desc);
    return guard == null
        ? next
        : new GuardVisitor(
            next, ENVIRONMENT_HOOKS, guard.hook, guard.descriptor, guard.then, guard.locals);
  }
}
