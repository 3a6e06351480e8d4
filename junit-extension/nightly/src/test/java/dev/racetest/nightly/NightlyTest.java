package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.nightly.EndingFixture;
import dev.racetest.fixtures.nightly.SearchFixture;
import dev.racetest.fixtures.nightly.TrapFixture;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import dev.racetest.nightly.store.WorkStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class NightlyTest {
  private static final String FIXTURE = EndingFixture.class.getName();
  private static final String SEARCHES = SearchFixture.class.getName();
  private static final String TRAPS = TrapFixture.class.getName();

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  private int nightly(String... arguments) {
    CommandLine command = Nightly.commandLine().setErr(new PrintWriter(errors));
    return command.execute(arguments);
  }

  private int run(String... further) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of("--store", folder.resolve("night.db").toString()));
    arguments.addAll(List.of("--report", folder.resolve("report").toString()));
    // Workers are there sooner.
    arguments.add("--jvm-arg=-XX:TieredStopAtLevel=1");
    arguments.addAll(Arrays.asList(further));
    return nightly(arguments.toArray(String[]::new));
  }

  @Test
  void testsAreExploredUntilNothingIsLeft() throws Exception {
    int status = run("--select-class", FIXTURE, "--budget", "10m", "--workers", "1");

    assertEquals(Status.FOUND, status, errors::toString);
    Map<String, TestTotals> tests = totals();
    assertEquals(3, tests.size());
    TestTotals losing = tests.get("losesUpdates");
    assertEquals(Verdict.FAILED, losing.verdict());
    assertTrue(losing.count("failing") > 0);
    assertEquals("DATA_RACE", losing.failures().get(0).kind());
    assertTrue(losing.failures().get(0).token().startsWith("rt"));
    TestTotals whole = tests.get("hasASeedOfItsOwn");
    assertEquals(2, whole.count("traces"));
    assertEquals(22, whole.count("executions"));
    assertEquals(Verdict.ALL_TRACES, whole.verdict());
    assertEquals(Verdict.NOT_RUN, tests.get("isDisabled").verdict());
    assertEquals(List.of("Skipped: for a reason"), tests.get("isDisabled").remarks());
    assertTrue(Files.readString(folder.resolve("report/report.html")).contains("losesUpdates"));

    assertEquals(Status.FOUND, nightly("status", "--store", folder + "/night.db"));
    assertEquals(
        Status.FOUND,
        nightly("report", "--store", folder + "/night.db", "--report", folder + "/again"));
    assertEquals(
        Files.readString(folder.resolve("report/report.json")),
        Files.readString(folder.resolve("again/report.json")));
    assertEquals(Status.FAILED, run("--select-class", FIXTURE, "--seed", "2"));
    assertTrue(errors.toString().contains("  --seed was 1, is 2\n"), errors::toString);
  }

  @Test
  void allTracesOfATestAreExploredByTwoWorkers() {
    int status =
        run(
            "--select-class",
            SEARCHES,
            "--explore",
            "exhaustive",
            "--workers",
            "2",
            "--slice",
            "5s",
            "--attempts",
            "2");

    assertEquals(Status.FOUND, status, errors::toString);
    Map<String, TestTotals> tests = totals();
    assertEquals(Verdict.ALL_TRACES, tests.get("hasThreeTraces").verdict());
    assertEquals(3, tests.get("hasThreeTraces").count("traces"));
    assertEquals(Verdict.ALL_TRACES, tests.get("hasManyTraces").verdict());
    assertEquals(1500, tests.get("hasManyTraces").count("traces"));
    assertEquals(Verdict.OTHER_TRACES, tests.get("expectsAnotherNumberOfTraces").verdict());
    TestTotals outcomes = tests.get("hasAnOutcomeNobodyExpects");
    assertEquals(Verdict.FAILED, outcomes.verdict());
    assertEquals("unexpected outcome: \"1, 1\"", outcomes.failures().get(0).headline());
    assertEquals(Verdict.FAILED, tests.get("racesLate").verdict());
    assertEquals(12, tests.get("racesLate").count("failing"));
    assertTrue(tests.get("racesLate").isWhole());
    assertEquals(Verdict.FAILED, tests.get("deadlocksInSomeTraces").verdict());
    assertEquals(1, tests.get("deadlocksInSomeTraces").count("deadlocked"));
    assertEquals(Verdict.COMPLETE, tests.get("wantsAnotherStrategy").verdict());
    assertEquals(Verdict.ALL_TRACES, tests.get("hasABound").verdict());
    assertEquals(Verdict.COMPLETE, tests.get("hasABoundAndFewSchedules").verdict());
    assertFalse(tests.get("isCut").isWhole());
    assertTrue(crash(tests.get("isReplayed")).contains("rt3-none"), crash(tests.get("isReplayed")));
    assertEquals(Verdict.CRASHED, tests.get("doesNotRepeat").verdict());
    assertTrue(
        tests.get("doesNotRepeat").crashes().get(0).reason().contains("did not repeat"),
        () -> tests.get("doesNotRepeat").crashes().toString());
  }

  @Test
  void whatATestDoesToItsProcessIsRecordedAndTheJobGoesOn() {
    int status =
        run(
            "--select-class",
            TRAPS,
            "--explore",
            "exhaustive",
            "--workers",
            "1",
            "--attempts",
            "1",
            "--jvm-arg=-Xmx96m",
            "--jvm-arg=-Djava.io.tmpdir=" + folder,
            "--jvm-arg=-XX:-CreateCoredumpOnCrash",
            "--jvm-arg=-XX:ErrorFile=" + folder.resolve("crash.log"));

    assertEquals(Status.FOUND, status, errors::toString);
    Map<String, TestTotals> tests = totals();
    assertEquals(Verdict.ALL_TRACES, tests.get("isFine").verdict());
    assertEquals("out of memory (exit status 3)", crash(tests.get("fillsTheHeap")));
    String crash = crash(tests.get("crashes"));
    assertTrue(crash.contains("SIGSEGV"), crash);
  }

  private static String crash(TestTotals test) {
    assertEquals(Verdict.CRASHED, test.verdict());
    assertEquals(1, test.crashes().size());
    return test.crashes().get(0).reason();
  }

  private Map<String, TestTotals> totals() {
    StoreLocation location = new StoreLocation(folder.resolve("night.db").toString(), "", "");
    try (WorkStore store = location.open(3)) {
      return store.totals().stream()
          .collect(
              Collectors.toMap(test -> test.name().replaceFirst(".*\\.", ""), Function.identity()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--budget soon | 'soon' is not a time longer than zero; write one such as 90s, 30m, 8h or PT8H",
        "--budget PT0S | 'PT0S' is not a time longer than zero",
        "--hours 8 --budget 8h | --budget and --hours say the same; give one of them",
        "--hours -1 | --hours: -1.0 is not a number of hours; write one such as --hours 8",
        "--workers 0 | --workers: 0 is less than 1; write a number such as --workers 4",
        "--workers many | Invalid value for option '--workers': 'many' is not an int",
        "--attempts 0 | --attempts: 0 is less than 1",
        "--explore all | Invalid value for option '--explore': 'all' is no way to explore; write one of both, exhaustive, sampling",
        "--hours 1 | Which tests? Add --scan-classpath target/test-classes, or --select-class",
        "--select-class com.acme.Nobody | there is no class com.acme.Nobody on the class path",
        "--select-class java.lang.String | There is no @RaceTest method in [java.lang.String]",
        "--scan-classpath no/such/folder | there is no no/such/folder here",
        "--colour red | Unknown options: '--colour', 'red'",
      })
  void wrongUseIsSaidInOneMessage(String arguments, String message) {
    int status = run(arguments.split(" "));

    assertEquals(Status.WRONG_USE, status, errors::toString);
    List<String> lines = errors.toString().lines().toList();
    assertTrue(lines.get(0).startsWith("nightly: "), errors::toString);
    assertTrue(lines.get(0).contains(message), errors::toString);
    assertEquals("Try: nightly run --help", lines.get(1));
    assertEquals(2, lines.size());
    assertFalse(Files.exists(folder.resolve("night.db")));
  }

  @Test
  void aStoreThatIsNotThereIsNotMade() {
    assertEquals(Status.FAILED, nightly("status", "--store", folder + "/none.db"));

    assertEquals(
        "nightly: There is no store %s/none.db; name the one of the job, such as --store racetest-nightly.db.\n"
            .formatted(folder),
        errors.toString());
  }

  @Test
  void aStoreThatCannotBeReachedIsNamed() {
    String url = "jdbc:postgresql://localhost:1/races?user=me&password=secret&connectTimeout=1";

    assertEquals(Status.FAILED, nightly("status", "--store", "jdbc:nosuch:db"));
    assertTrue(errors.toString().contains("There is no store for jdbc:nosuch:db"));
    assertFalse(new StoreLocation(url, "", "").name().contains("secret"));
  }
}
