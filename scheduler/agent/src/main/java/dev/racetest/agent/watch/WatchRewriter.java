package dev.racetest.agent.watch;

import dev.racetest.watch.NotWatched;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;
import org.objectweb.asm.tree.MethodNode;

/** Rewrites one class. */
final class WatchRewriter extends ClassVisitor {
  private final ClassVisitor writer;
  private final ClassLoader loader;
  private final String type;
  private final Watching watching;
  private final Fields fields;
  private final Fields.ClassShape shape;
  private final boolean hasWords;
  private String file;
  private Places places;
  private boolean hasFrames;
  private boolean editsCode;
  private boolean hasChanged;

  private WatchRewriter(
      ClassVisitor next,
      ClassVisitor writer,
      ClassLoader loader,
      String type,
      Watching watching,
      Fields fields,
      Fields.ClassShape shape,
      boolean hasWords) {
    super(Opcodes.ASM9, next);
    this.writer = writer;
    this.loader = loader;
    this.type = type;
    this.watching = watching;
    this.fields = fields;
    this.shape = shape;
    this.hasWords = hasWords;
  }

  /**
   * Rewrites a class.
   *
   * @param loaded the class as it is loaded already, or null
   * @return the new class file, {@code null} if nothing is to be changed
   */
  static byte[] rewrite(
      byte[] classFile, ClassLoader loader, Watching watching, Fields fields, Class<?> loaded) {
    return rewrite(classFile, loader, watching, fields, loaded, true);
  }

  /** Gives a class words for its fields, and changes nothing else. */
  static byte[] addWords(byte[] classFile, ClassLoader loader, Fields fields, Class<?> loaded) {
    return rewrite(classFile, loader, Watching.ACCESSES, fields, loaded, false);
  }

  private static byte[] rewrite(
      byte[] classFile,
      ClassLoader loader,
      Watching watching,
      Fields fields,
      Class<?> loaded,
      boolean editsCode) {
    ClassReader reader = new ClassReader(classFile);
    String type = reader.getClassName();
    Fields.ClassShape shape = fields.learn(loader, reader);
    boolean wantsWords = shape.instanceCount() > 0 || shape.staticCount() > 0;
    boolean hasWords = wantsWords && (loaded == null || Words.areIn(loaded));
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    // Methods that are added would change the number that a class without one is given.
    ClassVisitor next =
        hasWords && fields.isSubtype(loader, type, "java/io/Serializable")
            ? new SerialVersionUIDAdder(writer)
            : writer;
    Watching mode = wantsWords && !hasWords ? Watching.SYNCHRONISATION : watching;
    WatchRewriter rewriter =
        new WatchRewriter(next, writer, loader, type, mode, fields, shape, hasWords);
    rewriter.editsCode = editsCode;
    reader.accept(rewriter, ClassReader.EXPAND_FRAMES);
    return rewriter.hasChanged || hasWords ? writer.toByteArray() : null;
  }

  @Override
  public void visit(
      int version, int access, String name, String sig, String superName, String[] interfaces) {
    int major = version & 0xFFFF;
    hasFrames = major >= Opcodes.V1_6;
    // Class constants as operands of ldc came with Java 5 (JVMS 4.9.1).
    super.visit(
        major < Opcodes.V1_5 ? Opcodes.V1_5 : version, access, name, sig, superName, interfaces);
  }

  @Override
  public void visitSource(String source, String debug) {
    file = source;
    super.visitSource(source, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String desc, String signature, String[] exceptions) {
    MethodVisitor out = super.visitMethod(access, name, desc, signature, exceptions);
    boolean hasCode = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
    if (watching == Watching.ACCESSES && (access & Opcodes.ACC_NATIVE) != 0) {
      NotWatched.nativeMethod();
    }
    if (!hasCode || !editsCode || name.startsWith("$jacoco")) {
      return out;
    }
    return new MethodNode(Opcodes.ASM9, access, name, desc, signature, exceptions) {
      @Override
      public void visitEnd() {
        edit(this);
        accept(out);
      }
    };
  }

  private void edit(MethodNode method) {
    int freeLocal = method.maxLocals;
    if (watching == Watching.ACCESSES) {
      if (places == null) {
        places = new Places(loader, type, file);
      }
      boolean isConstructor = method.name.equals("<init>");
      places.method(method.name, isConstructor && shape.hasFinalReferences());
      boolean notesBirth = isConstructor && hasWords && shape.instanceCount() > 0;
      AccessEdit accesses = new AccessEdit(loader, type, fields, method, places, notesBirth);
      accesses.apply();
      freeLocal = accesses.freeLocal();
      hasChanged = true;
    }
    if (watching != Watching.NOTHING) {
      hasChanged |=
          new SynchronisationEdit(
                  loader, type, fields, method, watching == Watching.ACCESSES, freeLocal)
              .apply();
    }
    hasChanged |= ThreadEdit.apply(type, method, watching);
    hasChanged |= JobEdit.apply(type, method);
  }

  @Override
  public void visitEnd() {
    if (hasWords) {
      Words.declare(writer, type, shape, hasFrames);
    }
    super.visitEnd();
  }
}
