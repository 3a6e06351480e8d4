package dev.racetest.samples.watched.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.watched.Watched;
import dev.racetest.samples.watched.Watched.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The race is told, nothing else is, and the other agent does its work. */
class OtherAgentsTest {
  private static final Path LIBRARIES = Path.of("target", "libs");

  @TempDir private Path folder;

  @BeforeAll
  static void onceForEachJdk() {
    assumeFalse(Carrier.THREADS_ON_REQUEST, "it has run on this JDK");
  }

  private static void assertRace(String variable, Outcome outcome) {
    assertEquals(1, outcome.races(), outcome::toString);
    assertTrue(
        outcome.lines().stream().anyMatch(line -> line.contains(" of " + variable + " (")),
        outcome::toString);
    assertEquals(66, outcome.status(), outcome::toString);
  }

  private Outcome underJacoco(boolean isFirst) throws Exception {
    Path jar = LIBRARIES.resolve("org.jacoco.agent-runtime.jar").toAbsolutePath();
    String option = "-javaagent:" + jar + "=destfile=" + folder.resolve("jacoco.exec");
    Watched jvm = isFirst ? new Watched().withFirst(option) : new Watched().with(option);
    return jvm.run(TwoCounters.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jacoco(boolean isFirst) throws Exception {
    Outcome outcome = underJacoco(isFirst);
    assertRace(TwoCounters.class.getName() + ".racy", outcome);
    assertEquals("2", outcome.after("fixed"));
    String covered = Files.readString(folder.resolve("jacoco.exec"), StandardCharsets.ISO_8859_1);
    assertTrue(covered.contains(TwoCounters.class.getName().replace('.', '/')), "covered classes");
  }

  @Test
  void inlineMocks() throws Exception {
    Outcome outcome = new Watched().with("-Djdk.attach.allowAttachSelf=true").run(Mocked.class);
    assertRace(Mocked.class.getName() + ".racy", outcome);
    assertEquals("7, real 1", outcome.after("mocked"));
  }

  @Test
  void debugger() throws Exception {
    Debugged debugged = new Debugged(new Watched(), TwoCounters.class);
    Outcome outcome = debugged.run("countUnderLock");
    assertRace(TwoCounters.class.getName() + ".racy", outcome);
    assertEquals("2", outcome.after("fixed"));
    assertEquals(2, debugged.stops(), outcome::toString);
  }
}
