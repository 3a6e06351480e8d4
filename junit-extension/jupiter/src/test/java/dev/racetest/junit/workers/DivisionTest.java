package dev.racetest.junit.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.EndedWorkersFixture;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.optouts.SuppressionFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What becomes of workers while the JVM of the test goes on. Each JVM takes a second to start, and
 * the third run of these tests, with real threads on the newest JDK, would show nothing that the
 * first and the second do not.
 */
@DisabledIfSystemProperty(named = "racetest.carrier", matches = "platform")
class DivisionTest {
  private static final Class<?> ENDLESS = EndedWorkersFixture.Endless.class;

  private static WorkerTeam.Plan plan(int workers, List<String> log) {
    return new WorkerTeam.Plan(
        workers,
        Duration.ofMillis(1),
        "[engine:junit-jupiter]/[class:%s]/[method:endless()]".formatted(ENDLESS.getName()),
        Map.of("racetest.watchdog", "1h"),
        true,
        log::add);
  }

  private static ExplorationOptions options() {
    return ExplorationOptions.of(ENDLESS.getName() + ".endless")
        .withSchedules(1_000)
        .withWatchdog(Duration.ofHours(1))
        .withOptOuts(SuppressionFile.readDefault(ENDLESS.getClassLoader()));
  }

  /** Lets a latch go when a line is printed. */
  private static PrintStream telling(String line, CountDownLatch seen) {
    return new PrintStream(new ByteArrayOutputStream()) {
      @Override
      public void println(String printed) {
        if (printed.equals(line)) {
          seen.countDown();
        }
      }
    };
  }

  /** This JVM finds something in its block while a worker is busy without end with a later one. */
  @Test
  void aWorkerThatIsNotWantedAnyMoreIsEnded() throws Throwable {
    CountDownLatch isBusy = new CountDownLatch(1);
    List<String> log = new ArrayList<>();
    List<ProcessHandle> workers = new ArrayList<>();
    PrintStream out = System.out;
    ExplorationResult result;
    try (PrintStream telling = telling("[worker 2] inside", isBusy)) {
      System.setOut(telling);
      result =
          Division.explore(
              options(),
              part -> {
                isBusy.await();
                ProcessHandle.current().descendants().forEach(workers::add);
                return Explorer.explorePart(
                    part,
                    () -> {
                      throw new AssertionError("found");
                    });
              },
              plan(2, log));
    } finally {
      System.setOut(out);
    }
    assertTrue(result.report().contains("found"), result::report);
    assertEquals(1, result.executions());
    assertFalse(workers.isEmpty());
    assertEquals(List.of(), workers.stream().filter(ProcessHandle::isAlive).toList());
    assertEquals(List.of(), log);
  }

  /** What the JVM of the test reads in its own place may be something else in a worker. */
  @Test
  void aWorkerWithOtherSettingsIsDoneWithout() throws Throwable {
    List<String> log = new ArrayList<>();
    CountDownLatch isRefused = new CountDownLatch(1);
    WorkerTeam.Plan plan = plan(2, log);
    WorkerTeam.Plan telling =
        new WorkerTeam.Plan(
            plan.workers(),
            plan.headStart(),
            plan.test(),
            plan.parameters(),
            plan.areAll(),
            line -> {
              log.add(line);
              isRefused.countDown();
            });
    ExplorationResult result =
        Division.explore(
            options().withSchedules(200),
            part -> {
              isRefused.await();
              return Explorer.explorePart(part, () -> {});
            },
            telling);
    assertEquals(200, result.executions());
    assertEquals(1, log.size());
    assertTrue(
        log.get(0)
            .startsWith(
                "worker 2 cannot explore "
                    + options().name()
                    + " (there the test has other settings: "),
        log.get(0));
  }
}
