package dev.racetest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells, from class files, which classes have something to do when they are initialised. */
final class StaticInitializers {
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /** Whether the class, as seen from {@code loader}, or a superclass has a static initializer. */
  boolean areIn(String name, ClassLoader loader) {
    if (name.startsWith("java/") || name.startsWith("[")) {
      return false;
    }
    Boolean answer = known.get(name);
    if (answer == null) {
      answer = look(name, loader);
      known.put(name, answer);
    }
    return answer;
  }

  private boolean look(String name, ClassLoader loader) {
    String path = name + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      if (in == null) {
        return false;
      }
      ClassReader reader = new ClassReader(in);
      return hasInitializer(reader) || areIn(reader.getSuperName(), loader);
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private static boolean hasInitializer(ClassReader reader) {
    boolean[] found = new boolean[1];
    ClassVisitor search =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String desc, String signature, String[] exceptions) {
            found[0] |= name.equals("<clinit>");
            return null;
          }
        };
    reader.accept(search, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return found[0];
  }
}
