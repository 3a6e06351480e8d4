package dev.racetest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Loads the classes of one fixture rewritten, everything else as usual. */
final class RewritingLoader extends ClassLoader {
  private final String prefix;
  private final ThreadTypes threads = new ThreadTypes();

  RewritingLoader(Class<?> fixture) {
    super(fixture.getClassLoader());
    this.prefix = fixture.getName();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(prefix)) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    if (loaded != null) {
      return loaded;
    }
    byte[] code = rewrite(name);
    return defineClass(name, code, 0, code.length);
  }

  /** The class as the agent makes it; an error if ASM's verifier objects. */
  byte[] rewrite(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(path)) {
      byte[] rewritten =
          ClassRewriter.rewrite(in.readAllBytes(), this, Treatment.USER, false, threads);
      StringWriter errors = new StringWriter();
      CheckClassAdapter.verify(
          new ClassReader(rewritten), getParent(), false, new PrintWriter(errors, true));
      if (!errors.toString().isEmpty()) {
        throw new VerifyError(errors.toString());
      }
      return rewritten;
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  /** The names of the hooks that a method calls, in the order of the code. */
  static List<String> hooks(byte[] code, String method) {
    List<String> hooks = new java.util.ArrayList<>();
    new ClassReader(code)
        .accept(
            new org.objectweb.asm.ClassVisitor(org.objectweb.asm.Opcodes.ASM9) {
              @Override
              public org.objectweb.asm.MethodVisitor visitMethod(
                  int access, String name, String desc, String signature, String[] exceptions) {
                return name.equals(method) ? new HookLister(hooks) : null;
              }
            },
            0);
    return hooks;
  }

  private static final class HookLister extends org.objectweb.asm.MethodVisitor {
    private final List<String> hooks;

    HookLister(List<String> hooks) {
      super(org.objectweb.asm.Opcodes.ASM9);
      this.hooks = hooks;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String desc, boolean itf) {
      if (owner.startsWith("dev/racetest/hooks/")) {
        hooks.add(name);
      }
    }
  }
}
