package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws Exception {
    Files.createDirectories(folder.resolve("a/classes/com"));
    Files.writeString(folder.resolve("a/classes/com/A.class"), "one");
    Files.writeString(folder.resolve("b.jar"), "two");
  }

  private Map<String, String> hashes() {
    return ClassPath.hashes(
        folder + "/a/classes" + File.pathSeparator + folder + "/b.jar" + File.pathSeparator + "no");
  }

  @Test
  void entriesThatAreThereHaveHashesByTheirNames() {
    assertEquals(Set.of("classes", "b.jar"), hashes().keySet());
    assertEquals(hashes(), hashes());
  }

  @Test
  void foldersCanBeHashedWithoutJars() {
    String classPath = folder + "/a/classes" + File.pathSeparator + folder + "/b.jar";

    assertEquals(Map.of("classes", hashes().get("classes")), ClassPath.hashesOfFolders(classPath));
  }

  @Test
  void whatChangesInAFolderChangesItsHashAlone() throws Exception {
    Map<String, String> before = hashes();
    Files.writeString(folder.resolve("a/classes/com/A.class"), "other");

    assertNotEquals(before.get("classes"), hashes().get("classes"));
    assertEquals(before.get("b.jar"), hashes().get("b.jar"));
  }

  @Test
  void theNameOfAFileCountsToo() throws Exception {
    Map<String, String> before = hashes();
    Files.move(folder.resolve("a/classes/com/A.class"), folder.resolve("a/classes/com/B.class"));

    assertNotEquals(before.get("classes"), hashes().get("classes"));
  }
}
