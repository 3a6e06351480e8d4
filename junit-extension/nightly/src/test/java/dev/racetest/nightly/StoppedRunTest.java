package dev.racetest.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.nightly.CounterFixture;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the processes of a command that is told to end, or is killed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StoppedRunTest {
  @TempDir private Path folder;
  private WorkStore store;
  private Process run;

  @BeforeEach
  void start() throws Exception {
    StoreLocation location = new StoreLocation(folder.resolve("night.db").toString(), "", "");
    store = location.open(3);
    run = run();
    while (store.queue().done() == 0 && run.isAlive()) {
      run.waitFor(50, TimeUnit.MILLISECONDS);
    }
    assertTrue(run.isAlive(), this::output);
  }

  @AfterEach
  void end() {
    run.descendants().forEach(ProcessHandle::destroyForcibly);
    run.destroyForcibly();
    store.close();
  }

  private Process run() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Nightly.class.getName(),
            "run",
            "--select-class",
            CounterFixture.class.getName() + "$Endless",
            "--store",
            folder.resolve("night.db").toString(),
            "--report",
            folder.resolve("report").toString(),
            "--explore",
            "sampling",
            "--workers",
            "1",
            "--slice",
            "300ms",
            "--budget",
            "1h")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output.txt"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Test
  void oneThatIsToldToEndFinishesItsSlicesAndReports() throws Exception {
    List<ProcessHandle> workers = run.children().toList();

    run.destroy();

    assertEquals(128 + 15, run.waitFor(), this::output);
    assertTrue(workers.stream().noneMatch(ProcessHandle::isAlive));
    QueueState queue = store.queue();
    assertEquals(0, queue.leased());
    assertTrue(queue.open() > 0);
    TestTotals totals = store.totals().get(0);
    assertEquals(0, store.take("w", 1, Duration.ofMinutes(1)).get(0).attempts());
    assertTrue(output().contains("stopped; the same command goes on; reports in "), this::output);
    assertTrue(Files.exists(folder.resolve("report/report.html")));
    assertTrue(totals.count("executions") > 0);
  }

  @Test
  void ofOneThatIsKilledTheWorkersEndByThemselves() throws Exception {
    List<ProcessHandle> workers = run.children().toList();
    assertEquals(1, workers.size());

    run.destroyForcibly().waitFor();

    for (ProcessHandle worker : workers) {
      worker.onExit().get();
    }
    assertEquals(0, store.queue().leased());
    assertEquals(List.of(), store.workers());
  }
}
