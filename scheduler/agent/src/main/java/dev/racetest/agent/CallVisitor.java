package dev.racetest.agent;

import dev.racetest.hooks.AccessMode;
import dev.racetest.hooks.AccessModes;
import dev.racetest.hooks.Sites;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites or announces calls: monitor methods of {@code Object}, methods of {@code Thread} that
 * wait, atomic accesses, and calls into shared JDK objects.
 */
final class CallVisitor extends MethodVisitor {
  private static final String OBJECT = "Ljava/lang/Object;";

  private static final Set<String> NO_OPERATION =
      Set.of(
          "java/util/concurrent/TimeUnit",
          "java/util/concurrent/ThreadLocalRandom",
          "java/util/concurrent/Executors",
          "java/util/concurrent/Callable");

  private static final Set<String> VALUES_OF_JAVA_UTIL =
      Set.of(
          "java/util/Optional",
          "java/util/UUID",
          "java/util/Locale",
          "java/util/Random",
          "java/util/Comparator",
          "java/util/Objects");

  /** How javac calls these methods of collections, too. */
  private static final Set<String> OF_OBJECT = Set.of("toString", "equals", "hashCode");

  private static final Set<String> STATIC_HELPERS =
      Set.of(
          "java/util/Collections",
          "java/util/Arrays",
          "java/util/List",
          "java/util/Set",
          "java/util/Map");

  /** Types that shared objects of the JDK outside {@code java.util} are called by. */
  private static final Set<String> SHARED_ELSEWHERE =
      Set.of(
          "java/lang/StringBuffer",
          "java/lang/StringBuilder",
          "java/lang/CharSequence",
          "java/lang/Appendable",
          "java/util/regex/Matcher",
          "java/util/regex/MatchResult",
          "java/io/ObjectOutputStream",
          "java/io/ObjectInputStream",
          "java/io/ObjectOutput",
          "java/io/ObjectInput",
          "java/io/InputStream",
          "java/io/OutputStream",
          "java/io/Reader",
          "java/io/Writer",
          "java/io/PipedInputStream",
          "java/io/PipedOutputStream",
          "java/io/PipedReader",
          "java/io/PipedWriter");

  private final ClassLoader loader;
  private final Treatment treatment;
  private final ThreadTypes threads;
  private final SiteTable sites;
  private final int freeLocal;

  /**
   * Makes a visitor.
   *
   * @param freeLocal the first local variable that the method does not use
   */
  CallVisitor(
      MethodVisitor next,
      ClassLoader loader,
      Treatment treatment,
      ThreadTypes threads,
      SiteTable sites,
      int freeLocal) {
    super(Opcodes.ASM9, next);
    this.loader = loader;
    this.treatment = treatment;
    this.threads = threads;
    this.sites = sites;
    this.freeLocal = freeLocal;
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
    if (rewriteMonitorMethod(opcode, name, desc)
        || rewriteThreadMethod(opcode, owner, name, desc)) {
      return;
    }
    int conditional = announceAtomic(opcode, owner, name, desc);
    if (treatment.isUser()) {
      announceCall(opcode, owner, name, desc);
    }
    super.visitMethodInsn(opcode, owner, name, desc, itf);
    if (conditional != 0) {
      announceEnd(owner, name, desc, conditional);
    }
  }

  /** Tells whether a conditional update has written, as its result says. */
  private void announceEnd(String owner, String name, String desc, int site) {
    if (desc.endsWith(")Z") && !name.startsWith("compareAndExchange")) {
      Insertion.push(mv, site);
      Insertion.hook(mv, "compareAndSetEnded", "(ZI)Z");
      return;
    }
    // A compare-and-exchange returns what it found; what it expected is still in its local.
    Type[] arguments = Type.getArgumentTypes(desc);
    Type found = Type.getReturnType(desc);
    int expected = freeLocal;
    for (int i = 0; i < arguments.length - 2; i++) {
      expected += arguments[i].getSize();
    }
    mv.visitInsn(found.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
    mv.visitVarInsn(found.getOpcode(Opcodes.ILOAD), expected);
    Insertion.push(mv, site);
    String type = found.getSort() < Type.INT ? "I" : isReference(found) ? OBJECT : found.toString();
    Insertion.memoryHook(mv, "exchanged", "(" + type + type + "I)V");
  }

  /** Whether the result of a conditional update can be told from what it is compared with. */
  private static boolean tellsSuccess(String name, String desc) {
    if (!name.startsWith("compareAndExchange")) {
      return desc.endsWith(")Z");
    }
    Type[] arguments = Type.getArgumentTypes(desc);
    Type found = Type.getReturnType(desc);
    Type expected = arguments[arguments.length - 2];
    return found.equals(expected) || isReference(found) && isReference(expected);
  }

  /** {@code wait} and {@code notify} are final: their names and descriptors say enough. */
  private boolean rewriteMonitorMethod(int opcode, String name, String desc) {
    boolean isWait =
        name.equals("wait") && (desc.equals("()V") || desc.equals("(J)V") || desc.equals("(JI)V"));
    boolean isNotify = (name.equals("notify") || name.equals("notifyAll")) && desc.equals("()V");
    if (opcode == Opcodes.INVOKESTATIC || !(isWait || isNotify)) {
      return false;
    }
    String hook =
        isWait ? "monitorWait" : name.equals("notify") ? "monitorNotify" : "monitorNotifyAll";
    Insertion.push(mv, sites.next(0));
    Insertion.hook(mv, hook, "(Ljava/lang/Object;" + desc.substring(1, desc.indexOf(')')) + "I)V");
    return true;
  }

  private boolean rewriteThreadMethod(int opcode, String owner, String name, String desc) {
    String hook = threadHook(name, desc, opcode == Opcodes.INVOKESTATIC);
    if (hook == null || !threads.isThread(owner, loader)) {
      return false;
    }
    Insertion.push(mv, sites.next(owner, name, 0));
    if (name.equals("holdsLock")) {
      Insertion.hook(mv, "holdsLock", "(Ljava/lang/Object;I)Z");
      return true;
    }
    int end = desc.indexOf(')');
    String target = opcode == Opcodes.INVOKESTATIC ? "" : "Ljava/lang/Thread;";
    Insertion.threadHook(
        mv, hook, "(" + target + desc.substring(1, end) + "I" + desc.substring(end));
    return true;
  }

  private static String threadHook(String name, String desc, boolean isStatic) {
    String key = name + desc.substring(0, desc.indexOf(')') + 1);
    if (isStatic) {
      switch (key) {
        case "sleep(J)":
        case "sleep(JI)":
        case "sleep(Ljava/time/Duration;)":
        case "holdsLock(Ljava/lang/Object;)":
          return name;
        case "yield()":
        case "onSpinWait()":
          return "yield";
        default:
          return null;
      }
    }
    switch (key) {
      case "join()":
      case "join(J)":
      case "join(JI)":
      case "join(Ljava/time/Duration;)":
      case "isAlive()":
        return name;
      case "getState()":
        return "state";
      default:
        return null;
    }
  }

  /** Returns the site if the call's result tells whether it has written, otherwise 0. */
  private int announceAtomic(int opcode, String owner, String name, String desc) {
    boolean isVarHandle = owner.equals("java/lang/invoke/VarHandle");
    boolean isUnsafe = owner.equals("jdk/internal/misc/Unsafe") || owner.equals("sun/misc/Unsafe");
    if (!isVarHandle && !isUnsafe) {
      return 0;
    }
    int fence = AccessModes.ofFence(name);
    if (fence >= 0) {
      Insertion.push(mv, fence);
      Insertion.push(mv, sites.next(owner, name, 0));
      Insertion.hook(mv, "fence", "(II)V");
      return 0;
    }
    int mode = isVarHandle ? AccessModes.ofVarHandle(name) : AccessModes.ofUnsafe(name);
    if (opcode == Opcodes.INVOKESTATIC || mode < 0) {
      return 0;
    }
    if (!treatment.accesses && (mode & AccessMode.ATOMIC) == 0) {
      return 0;
    }
    if ((mode & AccessMode.CONDITIONAL) != 0 && !tellsSuccess(name, desc)) {
      mode = mode & ~AccessMode.CONDITIONAL | AccessMode.UNCERTAIN;
    }
    int site = isVarHandle ? announceVarHandle(name, desc, mode) : announceUnsafe(name, desc, mode);
    return (mode & AccessMode.CONDITIONAL) != 0 ? site : 0;
  }

  private int announceVarHandle(String name, String desc, int mode) {
    Type[] arguments = Type.getArgumentTypes(desc);
    int coordinates = arguments.length - AccessModes.values(name);
    boolean element = coordinates == 2 && arguments[1].getSort() <= Type.INT;
    if (coordinates < 0
        || coordinates > 1 && !element
        || coordinates > 0 && !isReference(arguments[0])) {
      return 0;
    }
    Insertion.spill(mv, arguments, freeLocal);
    super.visitInsn(Opcodes.DUP);
    if (coordinates == 0) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      super.visitVarInsn(Opcodes.ALOAD, freeLocal);
    }
    if (element) {
      super.visitVarInsn(Opcodes.ILOAD, freeLocal + 1);
    } else {
      Insertion.push(mv, -1);
    }
    Insertion.push(mv, mode);
    int site = sites.next("java/lang/invoke/VarHandle", name, 0);
    Insertion.push(mv, site);
    Insertion.hook(mv, "varHandleAccess", "(Ljava/lang/Object;Ljava/lang/Object;III)V");
    Insertion.reload(mv, arguments, freeLocal);
    return site;
  }

  private int announceUnsafe(String name, String desc, int mode) {
    if (!desc.startsWith("(Ljava/lang/Object;J")) {
      return 0;
    }
    Type[] arguments = Type.getArgumentTypes(desc);
    Insertion.spill(mv, arguments, freeLocal);
    super.visitVarInsn(Opcodes.ALOAD, freeLocal);
    super.visitVarInsn(Opcodes.LLOAD, freeLocal + 1);
    Insertion.push(mv, mode);
    int site = sites.next("jdk/internal/misc/Unsafe", name, 0);
    Insertion.push(mv, site);
    Insertion.hook(mv, "unsafeAccess", "(Ljava/lang/Object;JII)V");
    Insertion.reload(mv, arguments, freeLocal);
    return site;
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  private void announceCall(int opcode, String owner, String name, String desc) {
    int flags = callFlags(opcode, owner, name, desc);
    boolean isConstructor = name.equals("<init>");
    if (flags == 0 || isConstructor && (flags != Sites.COLLECTION || desc.equals("()V"))) {
      return;
    }
    boolean hasTarget = opcode != Opcodes.INVOKESTATIC && !isConstructor;
    if (!hasTarget) {
      super.visitInsn(Opcodes.ACONST_NULL);
    } else {
      copyReceiver(Type.getArgumentTypes(desc));
    }
    Insertion.push(mv, sites.next(owner, name, flags));
    Insertion.hook(mv, "call", "(Ljava/lang/Object;I)V");
    if (hasTarget) {
      Type[] arguments = Type.getArgumentTypes(desc);
      if (arguments.length > 1) {
        Insertion.reload(mv, arguments, freeLocal);
      }
    }
  }

  /** Leaves the receiver of a call once more on the stack, with several arguments in locals. */
  private void copyReceiver(Type[] arguments) {
    if (arguments.length == 0) {
      super.visitInsn(Opcodes.DUP);
    } else if (arguments.length == 1) {
      Insertion.copyBelow(mv, arguments[0].getSize());
    } else {
      Insertion.spill(mv, arguments, freeLocal);
      super.visitInsn(Opcodes.DUP);
    }
  }

  private int callFlags(int opcode, String owner, String name, String desc) {
    if (opcode == Opcodes.INVOKESPECIAL && !owner.startsWith("java/util/")) {
      return 0;
    }
    if (owner.startsWith("java/util/concurrent/")) {
      return NO_OPERATION.contains(owner) || owner.endsWith("Exception") ? 0 : Sites.CONCURRENT;
    }
    if (name.equals("start") && desc.equals("()V") && threads.isThread(owner, loader)) {
      return Sites.START;
    }
    if ((name.equals("startVirtualThread") || name.equals("start"))
        && owner.startsWith("java/lang/Thread")) {
      return Sites.START;
    }
    if (name.equals("interrupt") && desc.equals("()V") && threads.isThread(owner, loader)) {
      return Sites.INTERRUPT;
    }
    if ((name.equals("interrupted") || name.equals("isInterrupted"))
        && desc.equals("()Z")
        && threads.isThread(owner, loader)) {
      return Sites.INTERRUPT_STATUS;
    }
    boolean collection =
        owner.startsWith("java/util/")
            && owner.indexOf('/', "java/util/".length()) < 0
            && (opcode != Opcodes.INVOKESTATIC || STATIC_HELPERS.contains(owner))
            && !VALUES_OF_JAVA_UTIL.contains(owner);
    if (owner.equals("java/lang/Object") && OF_OBJECT.contains(name)) {
      return opcode == Opcodes.INVOKEVIRTUAL ? Sites.COLLECTION : 0;
    }
    boolean helper = owner.startsWith("java/text/") || owner.startsWith("java/util/stream/");
    boolean leadsOutside =
        owner.equals("java/lang/Process")
            || owner.equals("java/lang/ProcessHandle")
            || owner.startsWith("java/net/http/")
            || owner.startsWith("java/nio/channels/");
    return collection || helper || leadsOutside || SHARED_ELSEWHERE.contains(owner)
        ? Sites.COLLECTION
        : 0;
  }
}
