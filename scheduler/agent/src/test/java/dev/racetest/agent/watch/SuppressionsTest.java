package dev.racetest.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.hooks.Sites;
import dev.racetest.watch.Access;
import dev.racetest.watch.Race;
import dev.racetest.watch.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which races a line of the file stands for. */
class SuppressionsTest {
  @TempDir private Path folder;

  private static Access access(String method, String caller) {
    int[] sites = {site(method), site(caller)};
    return new Access(true, "main", 1L, "", new int[0], sites, new Work(null, 0));
  }

  private static int site(String method) {
    return Sites.add(null, "com.acme.Cache", method, "Cache.java", 7, 0, null, null, 0);
  }

  private final Race race =
      new Race("com.acme.Entry.value", "", access("put", "fill"), access("get", "main"));

  private boolean isCovered(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("known.txt"), lines);
    return Suppressions.read(file.toString()).cover(race);
  }

  @ParameterizedTest
  @CsvSource({
    "race:com.acme.Entry.value, true",
    "race:com.acme.Entry, true",
    "race:com.acme.Cache.put, true",
    "race:com.acme.Cache.fill, true",
    "race:com.acme.Cache.get, true",
    "race:com.acme.Cache.main, true",
    "race:com.acme.Cache.*t(Cache.java:7), true",
    "race:*.acme.*, true",
    "race:com.acme.Cache.putt, false",
    "race:acme.Cache, false",
    "race:com.acme.Cache.pu?, false",
    "race:com.acme.Cache.remove, false"
  })
  void aLineFitsTheVariableOrAFrame(String line, boolean fits) throws Exception {
    assertEquals(fits, isCovered(line));
  }

  @Test
  void oneOfTheLinesIsEnough() throws Exception {
    assertTrue(isCovered("race:org.other\n\n# this one\n  race:com.acme.Cache.get  \n"));
  }

  @Test
  void noFileCoversNothing() {
    assertEquals(false, Suppressions.read("").cover(race));
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    String file = folder.resolve("nowhere.txt").toString();
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Suppressions.read(file));
    assertTrue(wrong.getMessage().startsWith("suppressions cannot be read"), wrong.getMessage());
  }

  @Test
  void aLineThatMeansNothingIsTold() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> isCovered("race:a\nthread:b"));
    assertTrue(
        wrong
            .getMessage()
            .endsWith("known.txt:2: \"thread:b\" is no suppression; write race:com.acme.Cache.*"),
        wrong.getMessage());
  }
}
