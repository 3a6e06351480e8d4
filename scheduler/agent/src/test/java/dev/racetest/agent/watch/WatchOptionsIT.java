package dev.racetest.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import acme.Halting;
import acme.Innocent;
import acme.LateRace;
import acme.Racy;
import acme.TwoRaces;
import acme.Ways;
import dev.racetest.agent.watch.WatchedJvm.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each option changes. */
class WatchOptionsIT {
  @TempDir private Path folder;

  private WatchedJvm jvm(String options) {
    return new WatchedJvm(folder).with(options);
  }

  @Test
  void exitcode() throws Exception {
    assertEquals(3, jvm("exitcode=3").run(Racy.class).status());
  }

  @Test
  void exitcodeZeroLeavesTheProgramsStatus() throws Exception {
    Outcome outcome = jvm("exitcode=0").run(Racy.class, "5");
    assertEquals(5, outcome.status());
    assertEquals(1, outcome.races());
  }

  @Test
  void logPath() throws Exception {
    Outcome outcome = jvm("log_path=race.log").run(Racy.class);
    assertEquals("", outcome.err());
    assertEquals(66, outcome.status());
    String log = Files.readString(onlyLog());
    assertTrue(log.startsWith("==================\nWARNING: DATA RACE\n"), log);
    assertTrue(log.endsWith("Found 1 data race(s)\n"), log);
  }

  private Path onlyLog() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs =
          files.filter(file -> file.getFileName().toString().matches("race\\.log\\.\\d+")).toList();
      assertEquals(1, logs.size(), "logs");
      return logs.get(0);
    }
  }

  @Test
  void logPathToStandardOutput() throws Exception {
    Outcome outcome = jvm("log_path=stdout").run(Racy.class);
    assertEquals("", outcome.err());
    assertTrue(outcome.out().contains("WARNING: DATA RACE\n"), outcome.out());
  }

  @Test
  void stripPathPrefix() throws Exception {
    String err = jvm("strip_path_prefix=acme.").run(Racy.class).err();
    assertTrue(err.contains("  Racy.increment(Racy.java:8)\n"), err);
    assertFalse(err.contains("  acme."), err);
  }

  @Test
  void haltOnError() throws Exception {
    Outcome outcome = jvm("halt_on_error=1").run(Halting.class);
    assertEquals("", outcome.out());
    assertEquals(66, outcome.status());
    assertEquals(1, outcome.races());
  }

  @Test
  void withoutHaltOnErrorTheProgramGoesOn() throws Exception {
    assertEquals("came to its end\n", jvm("halt_on_error=0").run(Halting.class).out());
  }

  @Test
  void atexitSleep() throws Exception {
    Outcome outcome = jvm("atexit_sleep_ms=240000").run(LateRace.class);
    assertEquals(1, outcome.races(), outcome.err());
    assertEquals(66, outcome.status());
  }

  @Test
  void atexitSleepIsForThoseWhoStillRun() throws Exception {
    long begin = System.nanoTime();
    jvm("atexit_sleep_ms=240000").run(Innocent.class);
    assertTrue(System.nanoTime() - begin < 240_000_000_000L, "nobody was left to wait for");
  }

  @Test
  void suppressions() throws Exception {
    Files.writeString(folder.resolve("known.txt"), "# what is known\n\nrace:acme.Racy.*\n");
    Outcome outcome = jvm("suppressions=known.txt").run(Racy.class);
    assertEquals("", outcome.err());
    assertEquals(0, outcome.status());
  }

  @Test
  void exclude() throws Exception {
    Outcome outcome = jvm("exclude=org.other:acme").run(Racy.class);
    assertEquals("", outcome.err());
    assertEquals(0, outcome.status());
  }

  @Test
  void excludeIsForThosePackagesOnly() throws Exception {
    assertEquals(1, jvm("exclude=acm.:org.other").run(Racy.class).races());
  }

  @Test
  void include() throws Exception {
    String program = "org.jacoco.fixture.Racy";
    Path classes = BuiltInPackage.write(folder, program);
    assertEquals(0, jvm("exitcode=66").withClassPath(classes).run(program).races());
    assertEquals(1, jvm("include=org.jacoco").withClassPath(classes).run(program).races());
  }

  @Test
  void formatJson() throws Exception {
    Outcome outcome = jvm("format=json").run(TwoRaces.class);
    List<String> lines = outcome.err().lines().toList();
    assertEquals(3, lines.size(), outcome.err());
    for (String line : lines.subList(0, 2)) {
      assertTrue(line.startsWith("{\"kind\":\"data race\",\"variable\":\""), line);
      assertTrue(line.contains("\"stack\":[\"acme.TwoRaces.run(TwoRaces.java:"), line);
      assertTrue(line.endsWith("}"), line);
    }
    String end = "{\"kind\":\"end\",\"races\":2,\"notWatched\":[\"accesses in the JDK's own code";
    assertTrue(lines.get(2).startsWith(end), lines.get(2));
    assertEquals(66, outcome.status());
  }

  @Test
  void history() throws Exception {
    Outcome outcome = jvm("history=1000").run(Ways.class);
    assertEquals("2048 steps\n", outcome.out());
    assertEquals(1, outcome.races(), outcome.err());
    String withoutCallers =
        "  acme.Ways.race(Ways.java:64)\n  (the history does not hold the callers)\n";
    assertTrue(outcome.err().contains(withoutCallers), outcome.err());
  }

  @Test
  void withEnoughHistoryTheCallersAreKnown() throws Exception {
    String err = new WatchedJvm(folder).run(Ways.class).err();
    assertTrue(err.contains("  acme.Ways.race(Ways.java:64)\n  acme.Ways.lambda"), err);
    assertFalse(err.contains("history"), err);
  }

  @Test
  void optionsInTheEnvironment() throws Exception {
    Outcome outcome =
        new WatchedJvm(folder)
            .withEnvironment("exitcode=7 strip_path_prefix=acme.")
            .run(Racy.class);
    assertEquals(7, outcome.status());
    assertTrue(outcome.err().contains("  Racy.increment("), outcome.err());
  }

  @Test
  void theEnvironmentCountsMoreThanTheArgument() throws Exception {
    assertEquals(7, jvm("exitcode=3").withEnvironment("exitcode=7").run(Racy.class).status());
  }

  @Test
  void aWrongOptionIsOneClearError() throws Exception {
    Outcome outcome = jvm("exitcod=3").run(Racy.class);
    assertEquals(2, outcome.status(), outcome.err());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().startsWith("[racetest] \"exitcod=3\" is no option"), outcome.err());
  }

  @Test
  void aLogThatCannotBeWrittenIsOneClearError() throws Exception {
    Outcome outcome = jvm("log_path=no/such/folder/race").run(Racy.class);
    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains("log_path cannot be written"), outcome.err());
  }

  @Test
  void aLineThatIsNoSuppressionIsOneClearError() throws Exception {
    Files.writeString(folder.resolve("known.txt"), "race:acme.Racy\nthread:acme\n");
    Outcome outcome = jvm("suppressions=known.txt").run(Racy.class);
    assertEquals(2, outcome.status());
    assertTrue(
        outcome.err().contains("known.txt:2: \"thread:acme\" is no suppression"), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void aWrongOptionInTheEnvironmentIsOneAsWell() throws Exception {
    Outcome outcome = new WatchedJvm(folder).withEnvironment("colour=red").run(Racy.class);
    assertEquals(2, outcome.status());
    assertTrue(outcome.err().contains("\"colour=red\" is no option"), outcome.err());
  }
}
