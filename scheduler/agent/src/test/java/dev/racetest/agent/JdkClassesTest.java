package dev.racetest.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Every class of this JDK that the agent rewrites is valid, and HotSpot will compile it. */
class JdkClassesTest {
  private final ClassFilter filter = new ClassFilter(List.of(), List.of());
  private final ThreadTypes threads = new ThreadTypes();

  @Test
  void rewrittenJdkClassesAreValid() throws IOException {
    int verified = 0;
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
    try (Stream<Path> files = Files.walk(base.resolve("java"))) {
      for (Path file :
          (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
        String name = base.relativize(file).toString().replace(".class", "");
        Treatment treatment = filter.treatment(name, null);
        if (treatment != Treatment.NONE || JdkGuards.concern(name)) {
          verify(name, Files.readAllBytes(file), treatment);
          verified++;
        }
      }
    }
    assertTrue(verified > 300, "only " + verified + " classes were rewritten");
  }

  private void verify(String name, byte[] original, Treatment treatment) {
    byte[] rewritten = ClassRewriter.rewrite(original, null, treatment, true, threads);
    StringWriter errors = new StringWriter();
    CheckClassAdapter.verify(
        new ClassReader(rewritten), null, false, new PrintWriter(errors, true));
    assertEquals("", errors.toString(), name);
    assertEquals(Set.of(), MonitorShapes.unbalanced(rewritten), name);
  }
}
