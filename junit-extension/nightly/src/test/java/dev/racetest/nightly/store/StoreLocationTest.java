package dev.racetest.nightly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLocationTest {
  private static StoreLocation at(String text) {
    return new StoreLocation(text, "", "");
  }

  @Test
  void aFileMayBeGivenAsUrlToo() {
    assertEquals(at("jobs/night.db").name(), at("jdbc:sqlite:jobs/night.db").name());
    assertTrue(at("night.db").name().endsWith("night.db"));
  }

  @Test
  void aPasswordIsNotShown() {
    assertEquals(
        "jdbc:postgresql://db/races?user=u&password=***&ssl=true",
        at("jdbc:postgresql://db/races?user=u&password=secret&ssl=true").name());
  }

  @Test
  void anotherDatabaseIsRefused() {
    StoreException refused =
        assertThrows(StoreException.class, () -> at("jdbc:mysql://db/races").open(3));

    assertEquals(
        "There is no store for jdbc:mysql://db/races; write a file such as racetest.db, or"
            + " jdbc:postgresql://host/database.",
        refused.getMessage());
  }

  @Test
  void aFileThatIsNoStoreIsNamed(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a database, ".repeat(100));

    StoreException failure = assertThrows(StoreException.class, () -> at(text.toString()).open(3));

    assertTrue(
        failure.getMessage().startsWith("The store " + text + " failed: "), failure::toString);
    assertTrue(failure.getMessage().contains("not a database"), failure::toString);
  }
}
