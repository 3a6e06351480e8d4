package dev.racetest.agent;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces what the JVM hands out with what the execution hands out: time, seeds, identity hash
 * codes, the number of processors, and objects that belong to the whole JVM.
 */
final class EnvironmentVisitor extends MethodVisitor {
  private static final String OBJECT_TO_NOTHING = "(Ljava/lang/Object;)V";
  private static final String UNSAFE = "jdk/internal/misc/Unsafe";

  /** Static fields that hold such objects, with the names of the constants that stand for them. */
  private static final Map<String, Integer> SHARED =
      Map.of(
          "java/util/concurrent/ForkJoinPool.common", 0,
          "java/util/concurrent/CompletableFuture.ASYNC_POOL", 0,
          "java/util/concurrent/SubmissionPublisher.ASYNC_POOL", 0,
          "java/util/concurrent/CompletableFuture$Delayer.delayer", 1,
          "java/util/Collections.r", 2);

  private final String type;
  private final String method;
  private final int freeLocal;

  /**
   * Makes a visitor.
   *
   * @param freeLocal the first local variable that the method does not use
   */
  EnvironmentVisitor(MethodVisitor next, String type, String method, int freeLocal) {
    super(Opcodes.ASM9, next);
    this.type = type;
    this.method = method;
    this.freeLocal = freeLocal;
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    if (isStandIn(owner, name, desc)) {
      return;
    }
    before(opcode, owner, name, desc);
    super.visitMethodInsn(opcode, owner, name, desc, itf);
    after(owner, name, desc);
  }

  /** Calls that a hook replaces. */
  private boolean isStandIn(String owner, String name, String desc) {
    if (owner.equals("java/lang/System") && desc.equals("()J")) {
      Insertion.threadHook(mv, name, desc);
      return true;
    }
    boolean isRandom = name.equals("random") && desc.equals("()D");
    if (isRandom && (owner.equals("java/lang/Math") || owner.equals("java/lang/StrictMath"))) {
      Insertion.environmentHook(mv, name, desc);
      return true;
    }
    boolean isAtomic = owner.equals("java/util/concurrent/atomic/AtomicLong");
    if (isAtomic && name.equals("incrementAndGet") && type.endsWith("/ThrowableTracer")) {
      Insertion.environmentHook(
          mv, "countThrowable", "(Ljava/util/concurrent/atomic/AtomicLong;)J");
      return true;
    }
    return false;
  }

  private void before(int opcode, String owner, String name, String desc) {
    if (name.equals("hashCode") && desc.equals("()I") && opcode != Opcodes.INVOKESTATIC) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.environmentHook(mv, "hash", OBJECT_TO_NOTHING);
    } else if (name.equals("identityHashCode") && owner.equals("java/lang/System")) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.environmentHook(mv, "identityHash", OBJECT_TO_NOTHING);
    } else if (name.equals("getNanoTimeAdjustment")) {
      mv.visitInsn(Opcodes.DUP2);
    } else if (owner.equals(UNSAFE) && name.equals("park")) {
      Type[] arguments = {Type.BOOLEAN_TYPE, Type.LONG_TYPE};
      Insertion.spill(mv, arguments, freeLocal);
      Insertion.reload(mv, arguments, freeLocal);
      Insertion.hook(mv, "unsafePark", "(ZJ)J");
      mv.visitVarInsn(Opcodes.LSTORE, freeLocal + 1);
      Insertion.reload(mv, arguments, freeLocal);
    } else if (owner.equals(UNSAFE) && name.equals("unpark")) {
      mv.visitInsn(Opcodes.DUP);
      Insertion.hook(mv, "unsafeUnpark", OBJECT_TO_NOTHING);
    } else if (type.equals("java/util/Random")
        && method.equals("<init>()V")
        && name.equals("<init>")
        && desc.equals("(J)V")) {
      Insertion.environmentHook(mv, "seed", "(J)J");
    }
  }

  private void after(String owner, String name, String desc) {
    if (name.equals("availableProcessors") && desc.equals("()I")) {
      Insertion.environmentHook(mv, "processors", "(I)I");
    } else if (name.equals("getNanoTimeAdjustment")) {
      Insertion.threadHook(mv, "nanoTimeAdjustment", "(JJ)J");
    } else if (hasDice() && owner.equals("java/util/concurrent/atomic/AtomicLong")) {
      if (name.equals("getAndAdd")) {
        String hook = !isOfThread() ? "seed" : isSecondary() ? "secondarySeed" : "threadSeed";
        Insertion.environmentHook(mv, hook, "(J)J");
      }
    } else if (hasDice() && owner.equals("java/util/concurrent/atomic/AtomicInteger")) {
      if (name.equals("addAndGet")) {
        Insertion.environmentHook(mv, "probe", "(I)I");
      }
    } else if (namesFiles() && owner.equals("java/security/SecureRandom") && desc.equals("()J")) {
      Insertion.environmentHook(mv, "unseeded", "(J)J");
    }
  }

  /** Classes that draw the seeds of new objects from one JVM-wide sequence. */
  private boolean hasDice() {
    return type.equals("java/util/SplittableRandom")
        || isOfThread()
        || ClassFilter.isGenerator(type);
  }

  private boolean isOfThread() {
    return type.equals("java/util/concurrent/ThreadLocalRandom");
  }

  private boolean isSecondary() {
    return method.startsWith("nextSecondarySeed");
  }

  private boolean namesFiles() {
    return type.equals("java/nio/file/TempFileHelper") || type.equals("java/io/File$TempDirectory");
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String desc) {
    super.visitFieldInsn(opcode, owner, name, desc);
    if (opcode != Opcodes.GETSTATIC || !owner.startsWith("java/util/")) {
      return;
    }
    Integer which = SHARED.get(owner + "." + name);
    if (which != null) {
      Insertion.push(mv, which);
      Insertion.environmentHook(mv, "shared", "(Ljava/lang/Object;I)Ljava/lang/Object;");
      mv.visitTypeInsn(Opcodes.CHECKCAST, Type.getType(desc).getInternalName());
    } else if (name.equals("COMMON_PARALLELISM")) {
      Insertion.environmentHook(mv, "parallelism", "(I)I");
    } else if (owner.equals("java/util/ImmutableCollections")) {
      immutableOrder(name);
    }
  }

  private void immutableOrder(String name) {
    if (name.equals("SALT32L")) {
      Insertion.environmentHook(mv, "salt", "(J)J");
    } else if (name.equals("REVERSE")) {
      Insertion.environmentHook(mv, "reverse", "(Z)Z");
    }
  }
}
