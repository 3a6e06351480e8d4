package dev.racetest.agent;

import dev.racetest.hooks.ClassNeeds;
import dev.racetest.hooks.RaceFreeFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites one class. */
final class ClassRewriter extends ClassVisitor {
  private final ClassLoader loader;
  private final Treatment treatment;
  private final boolean isLoaded;
  private final ThreadTypes threads;
  private final SiteTable sites;
  private final Map<String, Integer> ownFields = new HashMap<>();
  private final String type;
  private final boolean isThread;
  private final Set<String> needs = new HashSet<>();
  private final Lambdas lambdas;
  private final String superName;
  private MethodReferences references;
  private Outliner outliner;
  private int version;

  private ClassRewriter(
      ClassVisitor next,
      ClassReader reader,
      ClassLoader loader,
      Treatment treatment,
      boolean isLoaded,
      ThreadTypes threads) {
    super(Opcodes.ASM9, next);
    this.loader = loader;
    this.treatment = treatment;
    this.isLoaded = isLoaded;
    this.threads = threads;
    this.type = reader.getClassName();
    this.superName = reader.getSuperName();
    this.lambdas = new Lambdas(type);
    this.isThread = threads.isThread(type, reader.getSuperName(), loader);
    this.sites = new SiteTable(loader, type, treatment);
  }

  /**
   * Rewrites a class.
   *
   * @param isLoaded whether the class exists already, so that only method bodies may change
   * @return the new class file, {@code null} if nothing is to be changed
   */
  static byte[] rewrite(
      byte[] classFile,
      ClassLoader loader,
      Treatment treatment,
      boolean isLoaded,
      ThreadTypes threads) {
    ClassReader reader = new ClassReader(classFile);
    String type = reader.getClassName();
    boolean guarded = JdkGuards.concern(type);
    if (treatment == Treatment.NONE && !guarded) {
      boolean isThread = threads.isThread(type, reader.getSuperName(), loader);
      if (!isThread) {
        return null;
      }
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new ClassRewriter(writer, reader, loader, treatment, isLoaded, threads), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int classVersion,
      int access,
      String name,
      String signature,
      String superName,
      String[] itfs) {
    // Class constants as operands of ldc came with Java 5 (JVMS 4.9.1); nothing else changed then.
    version = Math.max(classVersion & 0xFFFF, Opcodes.V1_5);
    int newVersion = (classVersion & 0xFFFF) < Opcodes.V1_5 ? Opcodes.V1_5 : classVersion;
    references = new MethodReferences(name, (access & Opcodes.ACC_INTERFACE) != 0);
    outliner = new Outliner(name, (access & Opcodes.ACC_INTERFACE) != 0);
    super.visit(newVersion, access, name, signature, superName, itfs);
  }

  @Override
  public void visitSource(String source, String debug) {
    sites.file(source);
    super.visitSource(source, debug);
  }

  @Override
  public FieldVisitor visitField(int access, String name, String desc, String sig, Object value) {
    ownFields.put(name, access);
    FieldVisitor next = super.visitField(access, name, desc, sig, value);
    return treatment.isUser() ? new RaceFreeVisitor(next, type, name) : next;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String desc, String signature, String[] exceptions) {
    boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    if (!hasCode || name.startsWith("$jacoco")) {
      return super.visitMethod(access, name, desc, signature, exceptions);
    }
    boolean isSynchronized = (access & Opcodes.ACC_SYNCHRONIZED) != 0 && treatment.synchronisation;
    boolean removeFlag = isSynchronized && !isLoaded && treatment.modelledMonitors;
    int newAccess = removeFlag ? access & ~Opcodes.ACC_SYNCHRONIZED : access;
    MethodVisitor out = super.visitMethod(newAccess, name, desc, signature, exceptions);
    // The tree tells how many locals the method has before its first instruction is written.
    // A class that is loaded already must not get new methods.
    boolean canOutline = treatment.isUser() && !isLoaded;
    return new MethodNode(Opcodes.ASM9, access, name, desc, signature, exceptions) {
      private int line;

      @Override
      public void visitLineNumber(int newLine, Label start) {
        line = newLine;
        super.visitLineNumber(newLine, start);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String callDesc, boolean itf) {
        if (canOutline && Outliner.isWanted(name, owner, called, callDesc)) {
          outliner.replace(this, opcode, owner, called, callDesc, itf, line);
        } else {
          super.visitMethodInsn(opcode, owner, called, callDesc, itf);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String callDesc, Handle bootstrap, Object... arguments) {
        lambdas.add(bootstrap, arguments);
        // A lambda of a class needs the class initialised, a reference to a method of the JDK does
        // not; in an initializer that is the difference between an end and a deadlock.
        boolean canReplace = canOutline && !name.equals("<clinit>");
        Object[] replaced =
            canReplace ? references.replace(callDesc, bootstrap, arguments) : arguments;
        super.visitInvokeDynamicInsn(called, callDesc, bootstrap, replaced);
      }

      @Override
      public void visitEnd() {
        accept(chain(out, this, removeFlag));
      }
    };
  }

  @Override
  public void visitEnd() {
    references.writeBodies(this);
    if (treatment.isUser()) {
      RaceFreeFields.declare(type.replace('/', '.'), ownFields);
    }
    if (treatment.isUser() && superName != null) {
      needs.add(superName.replace('/', '.'));
      ClassNeeds.add(type.replace('/', '.'), needs);
      if (lambdas.areAllStatic()) {
        ClassNeeds.addLambdas(type.replace('/', '.'));
      }
    }
    outliner.writeBodies(this);
    super.visitEnd();
  }

  private MethodVisitor chain(MethodVisitor out, MethodNode method, boolean flagRemoved) {
    String name = method.name;
    sites.enterMethod(name);
    MethodVisitor chain = JdkGuards.guard(out, type, name, method.desc);
    if (isThread
        && name.equals("run")
        && method.desc.equals("()V")
        && !type.equals("java/lang/Thread")) {
      chain = JdkGuards.runBegins(chain);
    }
    if (treatment == Treatment.NONE) {
      return chain;
    }
    MonitorLocals monitors = null;
    if (treatment.synchronisation) {
      // Before anything else: it changes how many locals the method has.
      monitors = MonitorLocals.add(method, type, flagRemoved);
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0 && treatment.synchronisation) {
      chain = synchronizedMethod(chain, method, flagRemoved, monitors);
    }
    if (name.equals("<clinit>") && treatment.isUser()) {
      chain = new InitializerVisitor(chain, type, method.access, hasFrames());
    }
    if (treatment.synchronisation) {
      chain = new MonitorVisitor(chain, treatment, sites, monitors);
    }
    chain = new EnvironmentVisitor(chain, type, name + method.desc, method.maxLocals);
    if (treatment == Treatment.ENVIRONMENT) {
      // The other methods of Arrays are announced where they are called.
      boolean callsBack = type.equals("java/util/Arrays") && name.equals("setAll");
      return callsBack ? accessesOfCollection(chain, name) : chain;
    }
    chain = new CallVisitor(chain, loader, treatment, threads, sites, method.maxLocals);
    chain = new AccessVisitor(chain, type, name, treatment, ownFields, sites);
    if (treatment.accesses) {
      chain = new BulkAccessVisitor(chain, sites, method.maxLocals);
    }
    if (treatment.isUser()) {
      chain = new ReflectionVisitor(chain, sites, method.maxLocals);
      chain =
          new InitializationVisitor(
              chain, type, loader, threads.initializers(), sites, needs, method.maxLocals);
    }
    return chain;
  }

  private MethodVisitor accessesOfCollection(MethodVisitor next, String method) {
    SiteTable own = new SiteTable(loader, type, Treatment.COLLECTION);
    own.enterMethod(method);
    return new AccessVisitor(next, type, method, Treatment.COLLECTION, ownFields, own);
  }

  private MethodVisitor synchronizedMethod(
      MethodVisitor next, MethodNode method, boolean flagRemoved, MonitorLocals monitors) {
    if (treatment.isUser() && !flagRemoved) {
      return new UncontrolledVisitor(
          next,
          type.replace('/', '.')
              + " has the synchronized method "
              + method.name
              + " and was loaded before RaceTest could rewrite it");
    }
    sites.line(firstLine(method));
    return new SynchronizedMethodVisitor(
        next, type, method.access, flagRemoved, treatment, sites, monitors, hasFrames());
  }

  private static int firstLine(MethodNode method) {
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof LineNumberNode) {
        return ((LineNumberNode) node).line;
      }
    }
    return -1;
  }

  /** Stack map frames came with Java 6 (JVMS 4.10.1). */
  private boolean hasFrames() {
    return version >= Opcodes.V1_6;
  }
}
