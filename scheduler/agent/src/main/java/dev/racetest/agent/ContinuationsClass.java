package dev.racetest.agent;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Generates the implementation of {@code dev.racetest.hooks.Continuations}. It lives in {@code
 * java.lang} to call {@code Thread.setCurrentThread}; methods that do so are annotated, as the JIT
 * compiler takes the current thread for a constant of every other method.
 */
final class ContinuationsClass {
  private static final String NAME = "java/lang/RaceTestContinuations";
  private static final String PARENT = "dev/racetest/hooks/Continuations";
  private static final String CONTINUATION = "jdk/internal/vm/Continuation";
  private static final String SCOPE = "jdk/internal/vm/ContinuationScope";
  private static final String SCOPE_TYPE = "L" + SCOPE + ";";
  private static final String THREAD = "java/lang/Thread";
  private static final String SET_CURRENT = "(Ljava/lang/Thread;)V";
  private static final String CHANGES = "Ljdk/internal/vm/annotation/ChangesCurrentThread;";

  private ContinuationsClass() {}

  static byte[] generate() {
    ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    out.visit(Opcodes.V17, ACC_PUBLIC | ACC_FINAL, NAME, null, PARENT, null);
    out.visitField(ACC_STATIC | ACC_FINAL, "SCOPE", SCOPE_TYPE, null, null).visitEnd();
    initializer(out);
    constructor(out);
    create(out);
    run(out);
    runAs(out);
    suspend(out);
    isDone(out);
    carrier(out);
    isVirtual(out);
    out.visitEnd();
    return out.toByteArray();
  }

  private static MethodVisitor method(ClassWriter out, int access, String name, String desc) {
    MethodVisitor code = out.visitMethod(access, name, desc, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int returnOpcode) {
    code.visitInsn(returnOpcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void initializer(ClassWriter out) {
    MethodVisitor code = method(out, ACC_STATIC, "<clinit>", "()V");
    code.visitTypeInsn(NEW, SCOPE);
    code.visitInsn(DUP);
    code.visitLdcInsn("racetest");
    code.visitMethodInsn(INVOKESPECIAL, SCOPE, "<init>", "(Ljava/lang/String;)V", false);
    code.visitFieldInsn(PUTSTATIC, NAME, "SCOPE", SCOPE_TYPE);
    end(code, RETURN);
  }

  private static void constructor(ClassWriter out) {
    MethodVisitor code = method(out, ACC_PUBLIC, "<init>", "()V");
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, PARENT, "<init>", "()V", false);
    end(code, RETURN);
  }

  private static void create(ClassWriter out) {
    MethodVisitor code =
        method(out, ACC_PUBLIC, "create", "(Ljava/lang/Runnable;)Ljava/lang/Object;");
    code.visitTypeInsn(NEW, CONTINUATION);
    code.visitInsn(DUP);
    code.visitFieldInsn(GETSTATIC, NAME, "SCOPE", SCOPE_TYPE);
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(
        INVOKESPECIAL, CONTINUATION, "<init>", "(" + SCOPE_TYPE + "Ljava/lang/Runnable;)V", false);
    end(code, ARETURN);
  }

  private static void run(ClassWriter out) {
    underIdentity(
        out,
        "run",
        "(Ljava/lang/Thread;Ljava/lang/Thread;Ljava/lang/Object;)V",
        code -> {
          code.visitTypeInsn(CHECKCAST, CONTINUATION);
          code.visitMethodInsn(INVOKEVIRTUAL, CONTINUATION, "run", "()V", false);
        });
  }

  private static void runAs(ClassWriter out) {
    underIdentity(
        out,
        "runAs",
        "(Ljava/lang/Thread;Ljava/lang/Thread;Ljava/lang/Runnable;)V",
        code -> code.visitMethodInsn(INVOKEINTERFACE, "java/lang/Runnable", "run", "()V", true));
  }

  /**
   * Sets the identity, does something with the third argument, and on every way out sets it back.
   */
  private static void underIdentity(
      ClassWriter out, String name, String descriptor, Consumer<MethodVisitor> action) {
    MethodVisitor code = method(out, ACC_PUBLIC, name, descriptor);
    code.visitAnnotation(CHANGES, true).visitEnd();
    Label start = new Label();
    Label handler = new Label();
    code.visitTryCatchBlock(start, handler, handler, null);
    setCurrent(code, 2);
    code.visitLabel(start);
    code.visitVarInsn(ALOAD, 3);
    action.accept(code);
    setCurrent(code, 1);
    code.visitInsn(RETURN);
    code.visitLabel(handler);
    code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
    setCurrent(code, 1);
    end(code, ATHROW);
  }

  /** {@code carrier.setCurrentThread(local)}; the carrier is the first argument. */
  private static void setCurrent(MethodVisitor code, int local) {
    code.visitVarInsn(ALOAD, 1);
    code.visitVarInsn(ALOAD, local);
    code.visitMethodInsn(INVOKEVIRTUAL, THREAD, "setCurrentThread", SET_CURRENT, false);
  }

  private static void suspend(ClassWriter out) {
    MethodVisitor code = method(out, ACC_PUBLIC, "suspend", "()V");
    code.visitFieldInsn(GETSTATIC, NAME, "SCOPE", SCOPE_TYPE);
    code.visitMethodInsn(INVOKESTATIC, CONTINUATION, "yield", "(" + SCOPE_TYPE + ")Z", false);
    code.visitInsn(POP);
    end(code, RETURN);
  }

  private static void isDone(ClassWriter out) {
    MethodVisitor code = method(out, ACC_PUBLIC, "isDone", "(Ljava/lang/Object;)Z");
    code.visitVarInsn(ALOAD, 1);
    code.visitTypeInsn(CHECKCAST, CONTINUATION);
    code.visitMethodInsn(INVOKEVIRTUAL, CONTINUATION, "isDone", "()Z", false);
    end(code, IRETURN);
  }

  private static void carrier(ClassWriter out) {
    MethodVisitor code = method(out, ACC_PUBLIC, "carrier", "()Ljava/lang/Thread;");
    code.visitMethodInsn(
        INVOKESTATIC, THREAD, "currentCarrierThread", "()Ljava/lang/Thread;", false);
    end(code, ARETURN);
  }

  private static void isVirtual(ClassWriter out) {
    MethodVisitor code = method(out, ACC_PUBLIC, "isVirtual", "(Ljava/lang/Thread;)Z");
    code.visitVarInsn(ALOAD, 1);
    code.visitMethodInsn(INVOKEVIRTUAL, THREAD, "isVirtual", "()Z", false);
    end(code, IRETURN);
  }
}
