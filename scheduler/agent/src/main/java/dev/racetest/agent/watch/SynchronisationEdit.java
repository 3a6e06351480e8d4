package dev.racetest.agent.watch;

import dev.racetest.hooks.AccessMode;
import dev.racetest.hooks.AccessModes;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Tells in a method what it acquires, after it has, and what it releases, before it does. */
final class SynchronisationEdit {
  private static final String ONE_OBJECT = "(Ljava/lang/Object;)V";

  private final ClassLoader loader;
  private final String type;
  private final Fields fields;
  private final MethodNode method;

  /** Whether the code is the program's own. */
  private final boolean isUser;

  /** The first local variable that nothing uses. */
  private final int freeLocal;

  private boolean hasChanged;

  SynchronisationEdit(
      ClassLoader loader,
      String type,
      Fields fields,
      MethodNode method,
      boolean isUser,
      int freeLocal) {
    this.loader = loader;
    this.type = type;
    this.fields = fields;
    this.method = method;
    this.isUser = isUser;
    this.freeLocal = freeLocal;
  }

  /** Returns whether anything was put in. */
  boolean apply() {
    hasChanged = isUser && new HandleEdit(method, freeLocal).apply();
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof InvokeDynamicInsnNode dynamic) {
        reference(dynamic);
      }
      switch (insn.getOpcode()) {
        case Opcodes.MONITORENTER -> monitorEnter(insn);
        case Opcodes.MONITOREXIT ->
            before(insn, new Code().insn(Opcodes.DUP).watch("release", ONE_OBJECT));
        case Opcodes.GETFIELD, Opcodes.PUTFIELD, Opcodes.GETSTATIC, Opcodes.PUTSTATIC ->
            field((FieldInsnNode) insn);
        case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE ->
            call((MethodInsnNode) insn);
        default -> {
          // Orders nothing.
        }
      }
    }
    interruptions();
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      bracket(monitor().watch("acquire", ONE_OBJECT));
    }
    return hasChanged;
  }

  private void before(AbstractInsnNode insn, Code code) {
    method.instructions.insertBefore(insn, code.list);
    hasChanged = true;
  }

  private void after(AbstractInsnNode insn, Code code) {
    method.instructions.insert(insn, code.list);
    hasChanged = true;
  }

  private void monitorEnter(AbstractInsnNode insn) {
    before(insn, new Code().insn(Opcodes.DUP));
    after(insn, new Code().watch("acquire", ONE_OBJECT));
  }

  // ---- volatile fields ----

  private void field(FieldInsnNode insn) {
    FieldFacts facts = fields.find(loader, insn.owner, insn.name);
    if (facts == null || !facts.isVolatile()) {
      return;
    }
    int size = Type.getType(insn.desc).getSize();
    // Static fields have no object; equal string constants are one in all classes (JLS 3.10.5).
    String name = "static " + facts.declaring() + "." + insn.name;
    switch (insn.getOpcode()) {
      case Opcodes.GETFIELD -> {
        before(insn, new Code().insn(Opcodes.DUP));
        after(insn, new Code().bringUp(size).watch("acquire", ONE_OBJECT));
      }
      case Opcodes.PUTFIELD ->
          before(insn, new Code().copyBelow(size).watch("release", ONE_OBJECT));
      case Opcodes.GETSTATIC -> after(insn, new Code().constant(name).watch("acquire", ONE_OBJECT));
      default -> before(insn, new Code().constant(name).watch("release", ONE_OBJECT));
    }
  }

  // ---- calls ----

  /**
   * A reference to a method that is watched where it is called, such as {@code thread::isAlive}:
   * the class that the JVM makes for it is never seen, so it gets a reference to what does the same
   * and tells of it.
   */
  private void reference(InvokeDynamicInsnNode insn) {
    boolean isLambda =
        insn.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
            && insn.bsm.getName().equals("metafactory");
    if (!isLambda || !(insn.bsmArgs[1] instanceof Handle target)) {
      return;
    }
    boolean isVirtual = target.getTag() == Opcodes.H_INVOKEVIRTUAL;
    if (isVirtual && isWait(target.getName(), target.getDesc())) {
      String descriptor = "(Ljava/lang/Object;" + target.getDesc().substring(1);
      insn.bsmArgs[1] = ofWatch("monitorWait", descriptor);
    } else if (isVirtual
        && isUser
        && isLookAtThread(target.getOwner(), target.getName(), target.getDesc())) {
      String descriptor = "(Ljava/lang/Thread;" + target.getDesc().substring(1);
      insn.bsmArgs[1] = ofWatch(target.getName(), descriptor);
    }
  }

  private Handle ofWatch(String name, String descriptor) {
    hasChanged = true;
    return new Handle(Opcodes.H_INVOKESTATIC, Code.WATCH, name, descriptor, false);
  }

  private static boolean isWait(String name, String descriptor) {
    return name.equals("wait")
        && (descriptor.equals("()V") || descriptor.equals("(J)V") || descriptor.equals("(JI)V"));
  }

  private void call(MethodInsnNode insn) {
    boolean isVirtual = insn.getOpcode() == Opcodes.INVOKEVIRTUAL;
    if (insn.getOpcode() != Opcodes.INVOKESTATIC && isWait(insn.name, insn.desc)) {
      String descriptor = "(Ljava/lang/Object;" + insn.desc.substring(1);
      before(insn, new Code().watch("monitorWait", descriptor));
      method.instructions.remove(insn);
    } else if (isUser && isVirtual && isLookAtThread(insn.owner, insn.name, insn.desc)) {
      before(insn, new Code().insn(Opcodes.DUP));
      after(insn, new Code().insn(Opcodes.SWAP).watch("acquire", ONE_OBJECT));
    } else if (isUser && insn.owner.equals("java/lang/reflect/Field")) {
      reflective(insn);
    } else if (insn.owner.equals("java/lang/invoke/VarHandle")) {
      atomic(insn, AccessModes.ofVarHandle(insn.name), AccessModes.ofFence(insn.name), true);
    } else if (insn.owner.equals("jdk/internal/misc/Unsafe")
        || insn.owner.equals("sun/misc/Unsafe")) {
      atomic(insn, AccessModes.ofUnsafe(insn.name), AccessModes.ofFence(insn.name), false);
    }
  }

  /** Who sees that a thread has ended has what it did (JLS 17.4.4). */
  private boolean isLookAtThread(String owner, String name, String descriptor) {
    return (name.equals("isAlive") && descriptor.equals("()Z")
            || name.equals("getState") && descriptor.equals("()Ljava/lang/Thread$State;"))
        && fields.isSubtype(loader, owner, "java/lang/Thread");
  }

  private void reflective(MethodInsnNode insn) {
    boolean isRead = insn.name.startsWith("get") && insn.desc.startsWith("(Ljava/lang/Object;)");
    boolean isWrite = insn.name.startsWith("set") && insn.desc.startsWith("(Ljava/lang/Object;");
    if (!isRead && !isWrite) {
      return;
    }
    Type[] arguments = Type.getArgumentTypes(insn.desc);
    int field = freeLocal + 4;
    Code first = new Code().spill(arguments, freeLocal).insn(Opcodes.DUP);
    first.load(Opcodes.ASTORE, field);
    Code tell = new Code().load(Opcodes.ALOAD, field).load(Opcodes.ALOAD, freeLocal);
    tell.watch(
        isRead ? "reflectiveRead" : "reflectiveWrite",
        "(Ljava/lang/reflect/Field;Ljava/lang/Object;)V");
    if (isWrite) {
      first.list.add(tell.list);
    }
    before(insn, first.reload(arguments, freeLocal));
    if (isRead) {
      after(insn, tell);
    }
  }

  private void atomic(MethodInsnNode insn, int mode, int fence, boolean isVarHandle) {
    if (fence >= 0) {
      fence(insn, fence);
      return;
    }
    boolean releases = mode >= 0 && (mode & AccessMode.RELEASE) != 0;
    boolean acquires = mode >= 0 && (mode & AccessMode.ACQUIRE) != 0;
    Type[] arguments = Type.getArgumentTypes(insn.desc);
    if (insn.getOpcode() == Opcodes.INVOKESTATIC || !releases && !acquires) {
      return;
    }
    boolean hasObject =
        arguments.length > (isVarHandle ? AccessModes.values(insn.name) : 0)
            && arguments[0].getSort() >= Type.ARRAY;
    Code first = new Code().spill(arguments, freeLocal);
    if (releases) {
      tell(first, hasObject, "release");
    }
    before(insn, first.reload(arguments, freeLocal));
    if (acquires) {
      Code last = new Code();
      tell(last, hasObject, "acquire");
      after(insn, last);
    }
  }

  /** A static variable has no object that all who access it name. */
  private void tell(Code code, boolean hasObject, String what) {
    if (hasObject) {
      code.load(Opcodes.ALOAD, freeLocal).watch(what, ONE_OBJECT);
    } else {
      code.watch(what.equals("release") ? "releaseToAll" : "acquireFromAll", "()V");
    }
  }

  private void fence(MethodInsnNode insn, int fence) {
    Code code = new Code();
    if ((fence & AccessMode.ACQUIRE) != 0) {
      code.watch(isUser ? "acquireFromAll" : "acquireFromFences", "()V");
    }
    if ((fence & AccessMode.RELEASE) != 0) {
      code.watch("releaseToAll", "()V");
    }
    after(insn, code);
  }

  // ---- whole methods ----

  /** Who catches an interruption has what the interrupter did before (JLS 17.4.4). */
  private void interruptions() {
    List<LabelNode> handlers = new ArrayList<>();
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if ("java/lang/InterruptedException".equals(block.type)
          && !handlers.contains(block.handler)) {
        handlers.add(block.handler);
        after(lastOfHead(block.handler), new Code().watch("interrupted", "()V"));
      }
    }
  }

  /** The last of the label, the line and the frame with which a handler begins. */
  static AbstractInsnNode lastOfHead(LabelNode handler) {
    AbstractInsnNode last = handler;
    while (last.getNext() instanceof FrameNode
        || last.getNext() instanceof LineNumberNode
        || last.getNext() instanceof LabelNode) {
      last = last.getNext();
    }
    return last;
  }

  private Code monitor() {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return isStatic
        ? new Code().constant(Type.getObjectType(type))
        : new Code().load(Opcodes.ALOAD, 0);
  }

  /** Puts code at the beginning of the method, and a release on every way out. */
  private void bracket(Code begin) {
    LabelNode start = new LabelNode();
    LabelNode handler = new LabelNode();
    InsnList list = method.instructions;
    for (AbstractInsnNode insn : list.toArray()) {
      if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
        list.insertBefore(insn, monitor().watch("release", ONE_OBJECT).list);
      }
    }
    begin.list.add(start);
    list.insert(begin.list);
    list.add(handler);
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    Object[] locals = isStatic ? new Object[0] : new Object[] {type};
    list.add(
        new FrameNode(
            Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"}));
    Code end = monitor().watch("release", ONE_OBJECT).insn(Opcodes.ATHROW);
    list.add(end.list);
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, handler, handler, null));
    hasChanged = true;
  }
}
