package dev.racetest.nightly;

import dev.racetest.nightly.report.ReportFiles;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the reports of a job, while it goes on or later. */
@Command(
    name = "report",
    description = "Writes the reports of a job, while it goes on or later.",
    mixinStandardHelpOptions = true)
final class ReportVerb implements Callable<Integer> {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "The folder for the reports. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("racetest-nightly");

  @Override
  public Integer call() throws Exception {
    try (WorkStore opened = store.location().openExisting(StoreLocation.USUAL_ATTEMPTS)) {
      boolean found = ReportFiles.write(report, opened.totals());
      System.out.println("[racetest] reports in " + report);
      return found ? Status.FOUND : Status.NOTHING_FOUND;
    }
  }
}
