package dev.racetest.agent.watch;

import acme.Racy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** A racy program in a package that is not watched unless somebody asks for it. */
final class BuiltInPackage {
  private BuiltInPackage() {}

  /**
   * Writes the class file of {@link Racy} under another name; returns the folder for class paths.
   */
  static Path write(Path folder, String name) throws IOException {
    String newName = name.replace('.', '/');
    String oldName = Racy.class.getName().replace('.', '/');
    ClassWriter writer = new ClassWriter(0);
    try (InputStream in = Racy.class.getResourceAsStream("Racy.class")) {
      new ClassReader(in)
          .accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, oldName, newName)), 0);
    }
    Path file = folder.resolve("classes").resolve(newName + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
    return folder.resolve("classes");
  }
}
