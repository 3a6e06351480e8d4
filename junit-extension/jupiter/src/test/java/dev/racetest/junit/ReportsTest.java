package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.racetest.fixtures.CounterFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.slf4j.LoggerFactory;

/** The files of race tests, and what the end of a session says. */
class ReportsTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(RaceTest.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @TempDir Path directory;
  private Path folder;

  @BeforeEach
  void listen() {
    folder = directory.resolve("racetest");
    logged.start();
    LOG.addAppender(logged);
  }

  @AfterEach
  void endAndListenNoMore() {
    endSession();
    LOG.detachAppender(logged);
  }

  private List<String> logged(String about) {
    return logged.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(about))
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private EngineExecutionResults run(Class<?> fixture, String... more) {
    String[] parameters = new String[more.length + 2];
    parameters[0] = "racetest.reports";
    parameters[1] = folder.toString();
    System.arraycopy(more, 0, parameters, 2, more.length);
    return Fixtures.run(fixture, parameters);
  }

  static class FickleFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);
    static boolean fails;

    @RaceTest
    void test() {
      if (fails) {
        throw new AssertionError();
      }
    }
  }

  @Test
  void aFailureNamesTheFileToLookAt() throws IOException {
    FickleFixture.fails = true;
    Throwable thrown = Fixtures.thrown(run(FickleFixture.class));

    String name = FickleFixture.class.getName() + ".test";
    assertTrue(files().contains(name + ".json"), files()::toString);
    assertTrue(files().contains(name + ".sarif"), files()::toString);
    assertFalse(files().contains(name + ".trace.json"), files()::toString);
    String last = thrown.getMessage().lines().reduce((first, second) -> second).orElseThrow();
    assertTrue(last.contains(folder.resolve(name).toString()), last);
    assertTrue(Files.exists(Path.of(last.substring(last.lastIndexOf(": ") + 2).strip())), last);
  }

  @Test
  void aTestThatPassesAgainRemovesItsFiles() throws IOException {
    FickleFixture.fails = true;
    run(FickleFixture.class);
    Files.createFile(folder.resolve("of.another.Test.json"));

    FickleFixture.fails = false;
    run(FickleFixture.class).testEvents().assertStatistics(stats -> stats.succeeded(1));

    assertEquals(List.of("of.another.Test.json"), files());
  }

  @Test
  void aTraceIsWrittenOnDemand() throws IOException {
    FickleFixture.fails = true;
    run(FickleFixture.class, "racetest.trace", "true");

    assertTrue(files().contains(FickleFixture.class.getName() + ".test.trace.json"));
  }

  @ParameterizedClass
  @ValueSource(strings = {"same/text", "same/text"})
  record InvocationsFixture(String text) {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);

    @RaceTest
    void test() {
      throw new AssertionError(text);
    }

    @RaceTest
    void test(TestInfo info) {
      throw new AssertionError(info);
    }
  }

  /** From JUnit 5.13 on; before, there is no such annotation, and so it is not on the class. */
  @Test
  void everyInvocationOfAClassHasItsOwnFiles() throws IOException {
    assumeTrue(InvocationsFixture.class.getAnnotations().length == 2);
    run(InvocationsFixture.class);

    List<String> json = files().stream().filter(file -> file.endsWith(".json")).toList();
    String name = InvocationsFixture.class.getName() + ".test";
    assertEquals(4, json.size(), json::toString);
    for (int i = 1; i <= 2; i++) {
      for (String start : List.of(name + "-" + i, name + "_TestInfo_-" + i)) {
        String pattern = Pattern.quote(start) + "-text_same_text-[0-9a-f]{8}\\.json";
        assertTrue(json.stream().anyMatch(file -> file.matches(pattern)), json::toString);
      }
    }
  }

  @Test
  void offMeansNoFiles() throws IOException {
    FickleFixture.fails = true;
    Throwable thrown =
        Fixtures.thrown(Fixtures.run(FickleFixture.class, "racetest.reports", "off"));

    assertEquals("the report with " + Repeating.TOKEN, thrown.getMessage());
    assertFalse(Files.exists(Path.of("off")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneWarning() throws IOException {
    Files.createFile(folder);
    FickleFixture.fails = true;

    Throwable thrown = Fixtures.thrown(run(FickleFixture.class));
    run(FickleFixture.class);
    endSession();

    assertEquals("the report with " + Repeating.TOKEN, thrown.getMessage());
    List<String> warnings = logged("cannot be written");
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains(folder.toString()), warnings.get(0));
    assertTrue(warnings.get(0).contains("set racetest.reports to"), warnings.get(0));
  }

  /** What the launcher does at the end of a session. */
  private static void endSession() {
    new RaceTestSessionListener().launcherSessionClosed(null);
  }

  @Test
  void aWrongValueSaysWhatIsRight() {
    Throwable thrown = Fixtures.thrown(run(FickleFixture.class, "racetest.trace", "maybe"));

    assertInstanceOf(ExtensionConfigurationException.class, thrown);
    assertEquals(
        "The configuration parameter racetest.trace must be true or false, but was \"maybe\"."
            + " Example: racetest.trace=true",
        thrown.getMessage());
    assertEquals(
        "The configuration parameter racetest.reports must be a folder, or off, but was \"a\0b\"."
            + " Example: racetest.reports=target/racetest",
        Fixtures.thrown(Fixtures.run(FickleFixture.class, "racetest.reports", "a\0b"))
            .getMessage());
  }

  static class NoRaceTestFixture {
    @Test
    void test() {}
  }

  @Test
  void theEndOfASessionTellsTheFigures() throws IOException {
    session(CounterFixture.class);

    List<String> lines = logged("reports in " + folder);
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(
        lines
            .get(0)
            .matches("RaceTest: 2 tests explored, [\\d,]+ schedules, 1 data race, .*s; reports.*"),
        lines.get(0));
    assertTrue(files().containsAll(List.of("summary.json", "summary.md")), files()::toString);
    String summary = Files.readString(folder.resolve("summary.json"));
    assertTrue(summary.contains("\"" + CounterFixture.class.getName()), summary);
    assertTrue(summary.contains("DATA RACE on "), summary);
  }

  @Test
  void withoutRaceTestsTheEndOfASessionIsQuiet() {
    endSession();
    logged.list.clear();

    session(NoRaceTestFixture.class);

    assertEquals(List.of(), logged("RaceTest:"));
    assertFalse(Files.exists(folder));
  }

  @Test
  void testsThatATestRunsAreNotAmongTheFigures() {
    endSession();
    logged.list.clear();

    Fixtures.run(FickleFixture.class, "racetest.reports", "off", "racetest.kit.run", "1");
    endSession();

    assertEquals(List.of(), logged("RaceTest:"));
  }

  private void session(Class<?> fixture) {
    try (LauncherSession session = LauncherFactory.openSession()) {
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(fixture))
                  .configurationParameter("racetest.reports", folder.toString())
                  .build());
    }
  }
}
