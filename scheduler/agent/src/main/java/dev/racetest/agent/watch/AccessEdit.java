package dev.racetest.agent.watch;

import dev.racetest.watch.Elements;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tells in a method what it accesses, and from where it calls. */
final class AccessEdit {
  private static final String READ = "(Ljava/lang/Object;[JIL" + Code.STRAND + ";I)V";
  private static final String ELEMENT = "(Ljava/lang/Object;IL" + Code.STRAND + ";I)V";
  private static final String MADE = "(Ljava/lang/Object;L" + Code.STRAND + ";)V";
  private static final String WHOLE = "(Ljava/lang/Object;L" + Code.STRAND + ";I)V";

  private final ClassLoader loader;
  private final String type;
  private final Fields fields;
  private final MethodNode method;
  private final Places places;
  private final PlaceEdit place;
  private final int strand;
  private final int freeLocal;
  private final boolean notesBirth;
  private final Set<AbstractInsnNode> unwatched = new HashSet<>();
  private final Set<AbstractInsnNode> collections = new HashSet<>();
  private boolean needsStrand;

  /** Whether another constructor of the class is called, which has noted the birth. */
  private boolean callsThis;

  /** The first instruction of a constructor that has "this"; of other methods the first one. */
  private AbstractInsnNode afterSuper;

  /**
   * Prepares the edit.
   *
   * @param notesBirth whether it is a constructor of a class whose objects have words
   */
  AccessEdit(
      ClassLoader loader,
      String type,
      Fields fields,
      MethodNode method,
      Places places,
      boolean notesBirth) {
    this.loader = loader;
    this.type = type;
    this.fields = fields;
    this.method = method;
    this.places = places;
    this.notesBirth = notesBirth;
    this.place = new PlaceEdit(type, method);
    this.strand = place.strand;
    this.freeLocal = place.freeLocal;
  }

  /** The first local variable that is still free. */
  int freeLocal() {
    return needsStrand ? freeLocal : method.maxLocals;
  }

  void apply() {
    findUnwatched();
    boolean isLeaf = isLeaf();
    places.leaf(isLeaf);
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof LineNumberNode line) {
        places.line(line.line);
      } else if (insn instanceof FieldInsnNode field) {
        field(field);
      } else if (insn instanceof MethodInsnNode call) {
        call(call);
      } else if (insn.getOpcode() == Opcodes.INVOKEDYNAMIC) {
        place(insn);
      } else if (isNewArray(insn)) {
        made(insn);
      } else if (!unwatched.contains(insn)) {
        element(insn);
      }
    }
    if (notesBirth && afterSuper != null && !callsThis) {
      insert(afterSuper, Words.born(type, strand));
    }
    if (needsStrand && isLeaf) {
      place.keepStrand();
    } else if (needsStrand) {
      place.keep(places.methodNumber(), afterSuper);
    }
  }

  /** Whether nothing is called from here that could call or access anything of the program's. */
  private boolean isLeaf() {
    for (AbstractInsnNode insn : method.instructions) {
      boolean isCall = insn instanceof MethodInsnNode call && !PlaceEdit.staysInJdk(call);
      if (isCall || insn.getOpcode() == Opcodes.INVOKEDYNAMIC) {
        return false;
      }
    }
    return true;
  }

  /** What a coverage tool has put in, and what happens before "this" is an object. */
  private void findUnwatched() {
    int probes = -1;
    Deque<AbstractInsnNode> pending = new ArrayDeque<>();
    unwatched.addAll(Updates.reads(method));
    boolean isBeforeSuper = method.name.equals("<init>");
    afterSuper = isBeforeSuper ? null : method.instructions.getFirst();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn.getOpcode() == Opcodes.NEW) {
        pending.push(insn);
      } else if (insn instanceof MethodInsnNode call) {
        if (call.name.startsWith("$jacoco") && insn.getNext() instanceof VarInsnNode store) {
          probes = store.var;
        }
        if (call.getOpcode() == Opcodes.INVOKESPECIAL && call.name.equals("<init>")) {
          if (isBeforeSuper && pending.isEmpty()) {
            isBeforeSuper = false;
            callsThis = call.owner.equals(type);
            afterSuper = insn.getNext();
          }
          AbstractInsnNode made = pending.poll();
          if (made != null && isKept(made, call)) {
            collections.add(call);
          }
        }
      } else if (insn instanceof LdcInsnNode constant && isProbes(constant)) {
        probes = ((VarInsnNode) constant.getNext().getNext()).var;
      } else if (insn.getOpcode() == Opcodes.PUTFIELD && isBeforeSuper) {
        unwatched.add(insn);
      } else if (insn.getOpcode() == Opcodes.BASTORE && probes >= 0 && isOf(probes, insn)) {
        unwatched.add(insn);
      }
    }
  }

  /** Whether a new collection stays on the stack when its constructor has ended. */
  private static boolean isKept(AbstractInsnNode made, MethodInsnNode constructor) {
    return ((TypeInsnNode) made).desc.equals(constructor.owner)
        && Elements.isCollection(constructor.owner)
        && made.getNext().getOpcode() == Opcodes.DUP;
  }

  /** From Java 11 on, JaCoCo has a constant that is computed for the array of its probes. */
  private static boolean isProbes(LdcInsnNode insn) {
    return insn.cst instanceof ConstantDynamic constant
        && constant.getName().startsWith("$jacoco")
        && insn.getNext() != null
        && insn.getNext().getOpcode() == Opcodes.CHECKCAST
        && insn.getNext().getNext() instanceof VarInsnNode;
  }

  private static boolean isOf(int probes, AbstractInsnNode store) {
    AbstractInsnNode array = store.getPrevious().getPrevious().getPrevious();
    return array instanceof VarInsnNode load && load.var == probes;
  }

  private void field(FieldInsnNode insn) {
    FieldFacts facts = fields.find(loader, insn.owner, insn.name);
    if (facts == null || !facts.isWatched() || unwatched.contains(insn)) {
      return;
    }
    boolean isWrite = insn.getOpcode() == Opcodes.PUTFIELD || insn.getOpcode() == Opcodes.PUTSTATIC;
    Code code = new Code();
    if (insn.getOpcode() == Opcodes.GETFIELD || insn.getOpcode() == Opcodes.PUTFIELD) {
      if (isWrite) {
        code.copyBelow(Type.getType(insn.desc).getSize());
      } else {
        code.insn(Opcodes.DUP);
      }
      code.insn(Opcodes.DUP)
          .load(Opcodes.ALOAD, strand)
          .call(insn.owner, Words.method(facts.declaring()), Words.METHOD_DESCRIPTOR);
    } else {
      String owner = insn.owner;
      code.insn(Opcodes.ACONST_NULL)
          .call(owner, Words.staticMethod(facts.declaring()), Words.STATIC_METHOD_DESCRIPTOR);
    }
    int site = places.site(facts.declaring(), insn.name);
    code.push(facts.index() * Words.WORDS).load(Opcodes.ALOAD, strand).push(site);
    insert(insn, code.watch(isWrite ? "write" : "read", READ));
  }

  private static boolean isNewArray(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.NEWARRAY
        || insn.getOpcode() == Opcodes.ANEWARRAY
        || insn.getOpcode() == Opcodes.MULTIANEWARRAY;
  }

  /** There is a new object on the stack. */
  private void made(AbstractInsnNode insn) {
    Code code = new Code().insn(Opcodes.DUP).load(Opcodes.ALOAD, strand);
    method.instructions.insert(insn, code.elements("made", MADE).list);
    needsStrand = true;
  }

  private void element(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
      Code code = new Code().insn(Opcodes.DUP2).load(Opcodes.ALOAD, strand);
      insert(insn, code.push(places.site(null, null)).elements("arrayRead", ELEMENT));
    } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
      boolean isWide = opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE;
      Code code = new Code().copyPairBelow(isWide ? 2 : 1).load(Opcodes.ALOAD, strand);
      insert(insn, code.push(places.site(null, null)).elements("arrayWrite", ELEMENT));
    }
  }

  private void call(MethodInsnNode insn) {
    if (collections.contains(insn)) {
      made(insn);
    }
    if (PlaceEdit.staysInJdk(insn)) {
      return;
    }
    CollectionCall call = CollectionCall.of(insn);
    if (call == CollectionCall.PUT) {
      put(insn);
    } else if (call != CollectionCall.NONE) {
      collection(insn, call);
    }
    place(insn);
  }

  private void collection(MethodInsnNode insn, CollectionCall call) {
    Type[] arguments = Type.getArgumentTypes(insn.desc);
    Code code = new Code();
    if (arguments.length == 0) {
      code.insn(Opcodes.DUP);
    } else if (arguments.length == 1) {
      code.copyBelow(arguments[0].getSize());
    } else {
      code.spill(arguments, freeLocal).insn(Opcodes.DUP);
    }
    int site = places.site(insn.owner, insn.name + "()");
    code.load(Opcodes.ALOAD, strand).push(site).elements(call.hook, WHOLE);
    if (arguments.length > 1) {
      code.reload(arguments, freeLocal);
    }
    insert(insn, code);
  }

  /** Whether a map was changed shows afterwards, by its size. */
  private void put(MethodInsnNode insn) {
    Type[] arguments = Type.getArgumentTypes(insn.desc);
    int map = freeLocal;
    for (Type argument : arguments) {
      map += argument.getSize();
    }
    Code code = new Code().spill(arguments, freeLocal).insn(Opcodes.DUP);
    code.load(Opcodes.ASTORE, map).load(Opcodes.ALOAD, map);
    code.elements("sizeBefore", "(Ljava/lang/Object;)I").load(Opcodes.ISTORE, map + 1);
    insert(insn, code.reload(arguments, freeLocal));
    Code after = new Code().load(Opcodes.ALOAD, map).load(Opcodes.ILOAD, map + 1);
    after.load(Opcodes.ALOAD, strand).push(places.site(insn.owner, insn.name + "()"));
    after.elements("mapPut", "(Ljava/lang/Object;IL" + Code.STRAND + ";I)V");
    method.instructions.insert(insn, after.list);
  }

  /** The thread is about to call from here. */
  private void place(AbstractInsnNode insn) {
    String owner = insn instanceof MethodInsnNode call ? call.owner : null;
    insert(insn, place.calls(places.site(owner, null)));
  }

  private void insert(AbstractInsnNode before, Code code) {
    method.instructions.insertBefore(before, code.list);
    needsStrand = true;
  }

  /** The class whose method this is, for the places of its sites. */
  String type() {
    return type;
  }
}
