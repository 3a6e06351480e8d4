package dev.racetest.reports.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.reports.Histories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final String ACCOUNT = "src/main/java/bank/Account.java";

  @TempDir Path root;
  private Path module;

  @BeforeEach
  void makeModules() throws IOException {
    write("pom.xml", "");
    write("app/pom.xml", "");
    module = root.resolve("app");
  }

  private Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> "line " + number + "\r\n")
        .collect(Collectors.joining());
  }

  private SortedMap<String, Excerpt> excerpts() {
    Project project = Project.around(module);
    return Sources.of(Histories.race(), project, SourceIndex.of(project)).excerpts();
  }

  @Test
  void theLinesAroundPlacesAreTaken() throws IOException {
    write("app/" + ACCOUNT, lines(53));

    Excerpt account = excerpts().get("Account.java");

    assertEquals("app/" + ACCOUNT, account.path());
    // Around 30, where the lock was taken, 33 and 51.
    assertEquals(25, account.lines().firstKey());
    assertEquals("line 33", account.lines().get(33));
    assertEquals(14 + 8, account.lines().size());
    assertEquals(53, account.lines().lastKey());
  }

  @Test
  void neighbouringModulesAreSearched() throws IOException {
    write("core/" + ACCOUNT, lines(60));

    assertEquals("core/" + ACCOUNT, excerpts().get("Account.java").path());
  }

  @Test
  void aPackageTellsFilesApart() throws IOException {
    write("app/src/main/java/shop/Account.java", lines(60));
    write("core/" + ACCOUNT, lines(60));

    assertEquals("core/" + ACCOUNT, excerpts().get("Account.java").path());
  }

  @Test
  void ofTwoThatFitNoneIsShown() throws IOException {
    write("app/" + ACCOUNT, lines(60));
    write("core/" + ACCOUNT, lines(60));

    assertTrue(excerpts().isEmpty());
  }

  @Test
  void aFileOfAnotherPackageIsNotShown() throws IOException {
    write("app/src/main/java/shop/Account.java", lines(60));

    assertTrue(excerpts().isEmpty());
  }

  @Test
  void whatIsGeneratedOrHiddenIsNotSearched() throws IOException {
    write("app/target/classes/bank/Account.java", lines(60));
    write("app/.cache/bank/Account.java", lines(60));

    assertTrue(excerpts().isEmpty());
  }

  @Test
  void aPackageMayBeCalledLikeABuildDirectory() throws IOException {
    write("app/src/main/java/acme/build/Tool.java", "");
    Project project = Project.around(module);

    assertTrue(SourceIndex.of(project).find("Tool.java", Optional.of("acme.build")).isPresent());
  }

  @Test
  void kotlinDoesNotAskForDirectories() throws IOException {
    write("app/src/main/kotlin/Bank.kt", "");
    Project project = Project.around(module);

    assertTrue(SourceIndex.of(project).find("Bank.kt", Optional.of("bank")).isPresent());
  }

  @Test
  void theSearchHasALimit() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("core/src/main/java/many/File" + i + ".java", "");
    }
    Path own = write("app/" + ACCOUNT, lines(60));
    Project project = Project.around(module);
    SourceIndex index = SourceIndex.of(project, 10);

    assertEquals(Optional.of(own), index.find("Account.java", Optional.empty()));
    long found =
        IntStream.range(0, 20)
            .filter(i -> index.find("File" + i + ".java", Optional.empty()).isPresent())
            .count();
    assertTrue(found < 10, "found " + found);
  }

  @Test
  void theProjectEndsAtTheRepository() throws IOException {
    Files.createDirectories(module.resolve(".git"));

    assertEquals(module, Project.around(module).root());
  }

  @Test
  void withoutABuildFileTheProjectIsTheWorkingDirectory() throws IOException {
    Path alone = Files.createDirectories(root.resolve("plain/alone"));

    assertEquals(alone, Project.around(alone).root());
  }
}
