package dev.racetest.junit;

import static dev.racetest.junit.Fixtures.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.racetest.fixtures.CorpusFixture;
import dev.racetest.fixtures.CorpusFixture.Code;
import dev.racetest.fixtures.CorpusInvocationsFixture;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTestError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.slf4j.LoggerFactory;

/** What is kept of a failure, and what comes of it in the next run, with the engine behind it. */
class CorpusTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(RaceTest.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @TempDir Path directory;
  private Path folder;
  private Path file;

  @BeforeEach
  void listen() {
    folder = directory.resolve("corpus");
    file = folder.resolve(CorpusFixture.class.getName() + ".countsBoth.txt");
    CorpusFixture.code = Code.BROKEN;
    logged.start();
    LOG.addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    LOG.detachAppender(logged);
  }

  private List<String> warnings(String about) {
    return logged.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(message -> message.contains(about))
        .toList();
  }

  private EngineExecutionResults run(Code code, String... more) {
    CorpusFixture.code = code;
    List<String> parameters = new ArrayList<>(List.of("racetest.corpus", folder.toString()));
    parameters.addAll(List.of(more));
    return Fixtures.run(CorpusFixture.class, parameters.toArray(String[]::new));
  }

  private RaceTestError failure(Code code, String... more) {
    return assertInstanceOf(RaceTestError.class, Fixtures.thrown(run(code, more)));
  }

  private void passes(Code code, String... more) {
    run(code, more).testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
  }

  /** The tokens in the file, as a reader without RaceTest sees them. */
  private List<String> kept() throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.startsWith("rt")).toList();
  }

  private void write(String... lines) throws IOException {
    Files.createDirectories(folder);
    Files.write(file, List.of(lines));
  }

  private static String withoutNotes(RaceTestError error) {
    // A note may go on in the next lines, which are indented more.
    return error.getMessage().replaceAll("(?m)^  Note: .*\\R(?:      .*\\R)*", "");
  }

  @Test
  void aFailureIsKept() throws IOException {
    RaceTestError error = failure(Code.BROKEN);

    assertEquals(List.of(error.result().token()), kept());
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.get(0).contains(CorpusFixture.class.getName()), lines::toString);
    assertEquals("# " + error.result().findings().get(0).headline(), lines.get(lines.size() - 2));
    assertTrue(error.result().executions() > 1, error.getMessage());
    assertEquals(List.of(), error.result().notes());
  }

  @Test
  void theNextRunTriesItFirstAndReportsWhatAReplayReports() throws IOException {
    RaceTestError first = failure(Code.BROKEN);
    String before = Files.readString(file);

    RaceTestError again = failure(Code.BROKEN);

    ExplorationResult result = again.result();
    assertEquals(1, result.executions());
    assertEquals(first.result().token(), result.token());
    assertEquals(first.result().eventHash(), result.eventHash());
    String note =
        "failed again with a kept token of an earlier run, number 1 of 1 in "
            + file
            + "; nothing was explored";
    assertEquals(List.of(note), result.notes());
    assertTrue(again.getMessage().contains("Note: failed again with a kept"), again.getMessage());
    RaceTestError replayed = failure(Code.BROKEN, "racetest.replay", first.result().token());
    assertEquals(replayed.getMessage(), withoutNotes(again));
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aTokenWhoseExecutionFailsNoMoreIsDroppedWithANote() {
    failure(Code.BROKEN);

    passes(Code.TOLERANT);

    assertFalse(Files.exists(file));
    List<String> notes = warnings("is dropped");
    assertEquals(1, notes.size(), notes::toString);
    assertTrue(notes.get(0).contains("(EXCEPTION in the test body: "), notes.get(0));
    assertTrue(notes.get(0).endsWith("): the same execution does not fail any more"), notes.get(0));
    logged.list.clear();
    passes(Code.TOLERANT);
    assertEquals(List.of(), warnings("is dropped"));
  }

  @Test
  void aTokenThatDoesNotFitTheRepairedCodeIsDroppedWithANote() {
    failure(Code.BROKEN);

    passes(Code.LOCKED);

    assertFalse(Files.exists(file));
    List<String> notes = warnings("is dropped");
    assertEquals(1, notes.size(), notes::toString);
    assertTrue(
        notes.get(0).contains("took another course than when it was made. The first difference"),
        notes.get(0));
    assertEquals(1, notes.get(0).lines().count());
  }

  @Test
  void codeThatHasChangedAndStillFailsIsExploredAndKeptAnew() throws IOException {
    RaceTestError first = failure(Code.BROKEN);

    RaceTestError changed = failure(Code.LOGGING);

    assertTrue(changed.result().executions() > 1, changed.getMessage());
    assertFalse(changed.result().found(Finding.Kind.DIVERGED), changed.getMessage());
    assertTrue(changed.getMessage().contains("Note: a token kept in"), changed.getMessage());
    assertNotEquals(first.result().token(), changed.result().token());
    assertEquals(List.of(changed.result().token()), kept());
    assertEquals(1, failure(Code.LOGGING).result().executions());
  }

  @Test
  void theExplorationIsTheSameWithADroppedTokenBeforeIt() {
    RaceTestError without = failure(Code.LOGGING, "racetest.corpus", "off");
    failure(Code.BROKEN);

    RaceTestError with = failure(Code.LOGGING);

    assertEquals(1, with.result().notes().size(), with.getMessage());
    assertEquals(without.getMessage(), withoutNotes(with));
    assertEquals(without.result().executions(), with.result().executions());
  }

  @Test
  void theNewestIsTriedFirst() throws IOException {
    String old = failure(Code.BROKEN).result().token();
    String other =
        failure(Code.BROKEN, "racetest.corpus", "off", "racetest.seed", "7").result().token();
    assertNotEquals(old, other);
    write("# old", other, "# older", old);

    RaceTestError again = failure(Code.BROKEN);

    assertEquals(other, again.result().token());
    assertTrue(again.result().notes().get(0).contains("number 1 of 2 in "), again.getMessage());
    String logging = failure(Code.LOGGING, "racetest.corpus", "off").result().token();
    write("# does not fit", logging, "# old", old);
    RaceTestError second = failure(Code.BROKEN);
    assertEquals(old, second.result().token());
    assertEquals(2, second.result().notes().size(), second.getMessage());
    assertTrue(second.result().notes().get(0).contains("(does not fit)"), second.getMessage());
    assertEquals(List.of("# old", old), Files.readAllLines(file));
  }

  @Test
  void anExplicitTokenLeavesTheCorpusAlone() throws IOException {
    String token = failure(Code.BROKEN, "racetest.corpus", "off").result().token();
    failure(Code.BROKEN, "racetest.replay", token);
    assertFalse(Files.exists(folder));

    failure(Code.BROKEN);
    String before = Files.readString(file);
    passes(Code.TOLERANT, "racetest.replay", token);
    assertEquals(before, Files.readString(file));
  }

  @Test
  void offMeansThatNothingIsKeptOrTried() throws IOException {
    failure(Code.BROKEN);
    String before = Files.readString(file);

    passes(Code.LOCKED, "racetest.corpus", "off", "racetest.reports", directory.toString());
    failure(Code.LOGGING, "racetest.corpus", "off", "racetest.reports", directory.toString());

    assertEquals(before, Files.readString(file));
    assertFalse(Files.exists(Path.of("off")));
  }

  @Test
  void theUsualPlaceIsBesideTheReports() throws IOException {
    CorpusFixture.code = Code.BROKEN;
    Fixtures.run(CorpusFixture.class, "racetest.reports", directory.toString());

    assertEquals(1, kept().size());
  }

  @Test
  void withoutReportsNothingIsKeptUnlessAskedFor() throws IOException {
    Path usual = Path.of("target/racetest/corpus").resolve(file.getFileName());
    CorpusFixture.code = Code.BROKEN;
    Fixtures.run(CorpusFixture.class);

    assertFalse(Files.exists(usual));
  }

  @Test
  void whoCountsFailuresGetsAllOfThem() throws IOException {
    failure(Code.BROKEN);

    RaceTestError all = failure(Code.BROKEN, "racetest.keepGoing", "true");

    assertTrue(all.result().failing() > 1, all.getMessage());
    assertEquals(List.of(), all.result().notes());
    assertEquals(1, kept().size());
  }

  @Test
  void anAssumptionThatDoesNotHoldSaysNothingOfTheToken() throws IOException {
    failure(Code.BROKEN);
    String before = Files.readString(file);

    run(Code.NOT_HERE).testEvents().assertStatistics(stats -> stats.started(1).aborted(1));

    assertEquals(before, Files.readString(file));
  }

  static class OnceFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(1);

    @RaceTest
    void test() {
      say("test");
      assumeTrue(Fixtures.said().size() == 1);
    }
  }

  @Test
  void anAssumptionThatHeldInAReplayCanStillAbortTheTest() throws IOException {
    String test = OnceFixture.class.getName() + ".test";
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(test + ".txt"), Tokens.of(test, 1));

    Fixtures.run(OnceFixture.class, "racetest.corpus", folder.toString())
        .testEvents()
        .assertStatistics(stats -> stats.started(1).aborted(1));
    assertEquals(List.of("test", "test"), Fixtures.said());
  }

  @Test
  void aFolderThatCannotBeUsedIsAWarningAndNoFailure() throws IOException {
    Files.createFile(folder);

    RaceTestError error = failure(Code.BROKEN);
    passes(Code.LOCKED);

    assertTrue(error.result().executions() > 1, error.getMessage());
    assertEquals(List.of(), error.result().notes());
    List<String> warnings = warnings("set racetest.corpus to another folder, or to off");
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).contains(file.toString()), warnings.get(0));
  }

  @Test
  void aFileThatCannotBeReadIsAWarningAndStaysAsItIs() throws IOException {
    Files.createDirectories(folder);
    Files.write(file, new byte[] {(byte) 0xff});

    failure(Code.BROKEN);

    assertEquals(1, warnings("cannot be read").size());
    assertEquals(1, Files.size(file));
  }

  @Test
  void aLineThatIsNoTokenIsNamedAndKept() throws IOException {
    String token = failure(Code.BROKEN, "racetest.corpus", "off").result().token();
    write("<<<<<<< ours", "# old", token);

    passes(Code.LOCKED);

    assertEquals(List.of("<<<<<<< ours"), Files.readAllLines(file));
    List<String> notes = warnings("is left alone");
    assertEquals(1, notes.size(), notes::toString);
    assertEquals(
        "countsBoth(): line 1 of "
            + file
            + " is left alone and not used: \"<<<<<<< ours\" is no replay token; one looks like"
            + " rt3-AGNgYGBg...",
        notes.get(0));
  }

  @Test
  void aTokenOfAnotherVersionIsDroppedWithANote() throws IOException {
    write("# old", "rt1-AAAA");

    passes(Code.LOCKED);

    assertFalse(Files.exists(file));
    List<String> notes = warnings("is dropped");
    assertEquals(1, notes.size(), notes::toString);
    assertTrue(notes.get(0).contains("was made by another version of RaceTest"), notes.get(0));
  }

  /** From JUnit 5.13 on; before, there is no such annotation, and so it is not on the class. */
  @Test
  void everyInvocationOfAClassHasItsOwnFile() throws IOException {
    assumeTrue(CorpusInvocationsFixture.class.getAnnotations().length == 2);
    for (int i = 0; i < 2; i++) {
      Fixtures.run(CorpusInvocationsFixture.class, "racetest.corpus", folder.toString())
          .testEvents()
          .assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
      assertEquals(List.of(), warnings("is dropped"));
    }

    String name = CorpusInvocationsFixture.class.getName();
    try (Stream<Path> files = Files.list(folder)) {
      String names =
          files
              .map(path -> path.getFileName().toString())
              .sorted()
              .collect(Collectors.joining(" "));
      assertTrue(
          names.matches("\\.corpus\\.lock \\Q" + name + "\\E\\.countsBoth-1-[0-9a-f]{8}\\.txt"),
          names);
    }
  }

  @Test
  void aWrongValueSaysWhatIsRight() {
    Throwable thrown = Fixtures.thrown(run(Code.BROKEN, "racetest.corpus", "a\0b"));

    assertInstanceOf(ExtensionConfigurationException.class, thrown);
    assertEquals(
        "The configuration parameter racetest.corpus must be a folder, or off, but was \"a\0b\"."
            + " Example: racetest.corpus=src/test/racetest",
        thrown.getMessage());
  }
}
