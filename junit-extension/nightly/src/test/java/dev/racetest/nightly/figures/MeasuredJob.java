package dev.racetest.nightly.figures;

import dev.racetest.fixtures.nightly.VastFixture;
import dev.racetest.nightly.JUnitItemRunner;
import dev.racetest.nightly.store.Approach;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkStore;
import dev.racetest.nightly.work.Coordinator;
import dev.racetest.nightly.work.Progress;
import dev.racetest.nightly.work.WorkerCommand;
import dev.racetest.nightly.work.WorkerOptions;
import dev.racetest.scheduler.install.Installer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A job that searches one test. */
final class MeasuredJob {
  private MeasuredJob() {}

  /** Explores until nothing is left or the time is over, and returns what that has come to. */
  static TestTotals run(Path store, String method, int workers, Duration time, Duration slice)
      throws InterruptedException {
    StoreLocation location = new StoreLocation(store.toString(), "", "");
    try (WorkStore opened = location.open(3)) {
      String test =
          "[engine:junit-jupiter]/[class:%s]/[method:%s()]"
              .formatted(VastFixture.class.getName(), method);
      NewItem whole = new NewItem(new byte[0]);
      opened.addTest(test, method, List.of(new Approach("exhaustive", List.of(whole))));
      WorkerOptions options = new WorkerOptions(workers, slice, slice.plusSeconds(60), 3);
      List<String> arguments = List.of(Installer.argument().orElseThrow(), "-Xmx256m");
      WorkerCommand command =
          new WorkerCommand(location, JUnitItemRunner.class.getName(), options, arguments);
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      new Coordinator(opened, command, workers, Progress.to(nowhere)).run(time);
      return opened.totals().get(0);
    }
  }
}
