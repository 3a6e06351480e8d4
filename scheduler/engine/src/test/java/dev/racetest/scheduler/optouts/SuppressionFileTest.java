package dev.racetest.scheduler.optouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionFileTest {
  private static final String EXAMPLE = "com.acme.Cache.hits: counted for statistics only";

  @TempDir private Path folder;

  private static List<OptOut> parse(String... lines) {
    return SuppressionFile.parse("file.txt", String.join("\n", lines));
  }

  private static String mistake(String... lines) {
    return assertThrows(IllegalArgumentException.class, () -> parse(lines)).getMessage();
  }

  @Test
  void aLineIsClassFieldAndReason() {
    assertEquals(
        List.of(
            new OptOut(
                "com.acme.Cache", "hits", "counted for statistics only", "file.txt, line 1")),
        parse(EXAMPLE));
  }

  @Test
  void commentsEmptyLinesAndSpaceDoNotCount() {
    List<OptOut> optOuts =
        parse("\uFEFF# why", "", "  \t", "  Cache$Entry.a_1 : 10:30 # is late ", "#Cache.b: no");
    assertEquals(
        List.of(new OptOut("Cache$Entry", "a_1", "10:30 # is late", "file.txt, line 4")), optOuts);
  }

  @Test
  void anEmptyFileIsFine() {
    assertEquals(List.of(), parse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.acme.Cache.hits            | has no colon",
        "com.acme.Cache.hits:           | the reason must say why races on com.acme.Cache.hits",
        "com.acme.Cache.hits : '  '     | the reason must say why races on com.acme.Cache.hits",
        "hits: counted                  | names no class and field before the colon",
        ": counted                      | names no class and field before the colon",
        "com.acme.Cache#hits: counted   | the field must be a name such as hits",
        "com.acme.Cache.: counted       | the field must be a name such as hits",
        "com..Cache.hits: counted       | the class must be a name such as com.acme.Cache",
        "com.acme.my-cache.hits: c      | the class must be a name such as com.acme.Cache",
        "com.acme.Cache.hit s: counted  | the field must be a name such as hits",
        "com.acme.Cache.*: counted      | the field must be a name such as hits",
        "java.util.HashMap.size: c      | java.util.HashMap is a class of the JDK",
      })
  void aWrongLineIsNamedWithWhatIsWrongAndARightOne(String line, String mistake) {
    String message = mistake("# comment", line.replace("'", ""));
    assertTrue(message.startsWith("file.txt, line 2: \""), message);
    assertTrue(message.contains(mistake), message);
    assertTrue(message.contains(EXAMPLE), message);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    String message = mistake("one", EXAMPLE, "two", EXAMPLE);
    assertTrue(message.contains("file.txt, line 1: \"one\""), message);
    assertTrue(message.contains("file.txt, line 3: \"two\""), message);
    assertTrue(
        message.contains("file.txt, line 4: \"" + EXAMPLE + "\" is about the same field as line 2"),
        message);
  }

  private URLClassLoader loader(Path... folders) throws MalformedURLException {
    URL[] urls = new URL[folders.length];
    for (int i = 0; i < folders.length; i++) {
      urls[i] = folders[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void aFileIsReadFromItsPathOrFromTheClassPath() throws IOException {
    Path file = file("some/races.txt", EXAMPLE);
    try (URLClassLoader loader = loader(folder)) {
      assertEquals("hits", SuppressionFile.read(file.toString(), loader).get(0).field());
      List<OptOut> resource = SuppressionFile.read("classpath:some/races.txt", loader);
      assertEquals("races.txt, line 1", resource.get(0).origin());
      assertEquals(List.of(), SuppressionFile.readDefault(loader));
    }
  }

  @Test
  void allResourcesOfTheDefaultNameAreRead() throws IOException {
    Path one = file("one/" + SuppressionFile.DEFAULT, EXAMPLE).getParent();
    Path two = file("two/" + SuppressionFile.DEFAULT, "A.b: c").getParent();
    try (URLClassLoader loader = loader(one)) {
      assertEquals(
          "racetest-suppressions.txt, line 1", SuppressionFile.readDefault(loader).get(0).origin());
    }
    try (URLClassLoader loader = loader(one, two)) {
      assertEquals(
          List.of("com.acme.Cache.hits", "A.b"),
          SuppressionFile.readDefault(loader).stream().map(OptOut::variable).toList());
    }
  }

  @Test
  void aFieldInTwoResourcesIsAMistake() throws IOException {
    Path one = file("one/" + SuppressionFile.DEFAULT, EXAMPLE).getParent();
    Path two = file("two/" + SuppressionFile.DEFAULT, EXAMPLE).getParent();
    try (URLClassLoader loader = loader(one, two)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> SuppressionFile.readDefault(loader))
              .getMessage();
      assertTrue(message.startsWith("com.acme.Cache.hits is opted out twice: "), message);
      assertTrue(message.contains("one/racetest-suppressions.txt, line 1"), message);
      assertTrue(message.contains("two/racetest-suppressions.txt, line 1"), message);
    }
  }

  @Test
  void aFileThatWasAskedForAndIsNotThereIsAMistake() throws IOException {
    try (URLClassLoader loader = loader(folder)) {
      Path missing = folder.resolve("missing.txt");
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> SuppressionFile.read(missing.toString(), loader))
              .getMessage();
      assertTrue(message.startsWith("there is no file " + missing), message);
      assertTrue(message.contains("classpath:racetest-suppressions.txt"), message);
      String resource =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> SuppressionFile.read("classpath:missing.txt", loader))
              .getMessage();
      assertTrue(resource.startsWith("there is no resource \"missing.txt\""), resource);
      assertTrue(resource.contains("classpath:racetest-suppressions.txt"), resource);
    }
  }

  @Test
  void aFileThatCannotBeReadIsAMistake() throws IOException {
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, new byte[] {'A', '.', 'b', ':', (byte) 0xE4});
    try (URLClassLoader loader = loader(folder)) {
      assertEquals(
          "cannot read " + latin + ": it is not UTF-8",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> SuppressionFile.read(latin.toString(), loader))
              .getMessage());
      assertTrue(
          assertThrows(
                  IllegalArgumentException.class,
                  () -> SuppressionFile.read(folder.toString(), loader))
              .getMessage()
              .startsWith("cannot read " + folder));
    }
  }
}
