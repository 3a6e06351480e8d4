package dev.racetest.junit;

import static dev.racetest.junit.Fixtures.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TempDirTest {
  private static final int TIMES = 3;

  static class FieldFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    @TempDir Path directory;

    @BeforeEach
    void before() throws IOException {
      Files.createFile(directory.resolve("file"));
    }

    @RaceTest
    void test() {
      assertTrue(Files.exists(directory.resolve("file")));
      say(directory.toString());
    }
  }

  static class ParameterFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);

    @RaceTest
    void test(@TempDir File directory) throws IOException {
      assertTrue(new File(directory, "file").createNewFile());
      say(directory.toString());
    }
  }

  static class ConstructorFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    private final Path directory;

    ConstructorFixture(@TempDir Path directory) {
      this.directory = directory;
    }

    @RaceTest
    void test() throws IOException {
      Files.createFile(directory.resolve("file"));
      say(directory.toString());
    }
  }

  static class OrdinaryFixture {
    OrdinaryFixture(@TempDir Path directory) {}

    @Test
    void test() {}
  }

  static class FailingFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(TIMES);
    @TempDir Path directory;

    @RaceTest
    void test() throws IOException {
      Files.createFile(directory.resolve("file"));
      say(directory.toString());
      throw new IllegalStateException("from the test");
    }
  }

  @Test
  void aFieldHasAnotherDirectoryInEveryExecution() {
    assertFreshAndDeleted(FieldFixture.class);
  }

  @Test
  void aParameterHasAnotherDirectoryInEveryExecution() {
    assertFreshAndDeleted(ParameterFixture.class);
  }

  @Test
  void aConstructorHasAnotherDirectoryInEveryExecution() {
    // Not before JUnit 5.11.
    assumeTrue(Fixtures.run(OrdinaryFixture.class).testEvents().failed().list().isEmpty());

    assertFreshAndDeleted(ConstructorFixture.class);
  }

  private static void assertFreshAndDeleted(Class<?> fixture) {
    Fixtures.run(fixture).testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));

    assertEquals(TIMES, new HashSet<>(Fixtures.said()).size());
    assertAllDeleted();
  }

  @Test
  void theDirectoryOfAFailingExecutionIsDeletedToo() {
    Throwable cause = Fixtures.thrown(Fixtures.run(FailingFixture.class)).getCause();

    assertEquals("from the test", cause.getMessage());
    assertAllDeleted();
  }

  private static void assertAllDeleted() {
    for (String directory : Fixtures.said()) {
      assertFalse(Files.exists(Path.of(directory)), directory);
    }
  }
}
